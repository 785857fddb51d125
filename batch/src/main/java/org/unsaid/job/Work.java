package org.unsaid.job;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.unsaid.assess.Assessor;
import org.unsaid.core.Watch;
import org.unsaid.extract.StatementReader;
import org.unsaid.extract.Survey;
import org.unsaid.index.ChangeIndex;
import org.unsaid.index.Cluster;
import org.unsaid.index.FindingIndex;
import org.unsaid.index.OutputIndex;
import org.unsaid.index.StatementIndex;
import org.unsaid.index.TagIndex;
import org.unsaid.index.VerdictIndex;
import org.unsaid.index.VoiceIndex;
import org.unsaid.tag.Tagger;

/**
 * What one command works on: the doors of all stages, opened for one watch.
 *
 * @param surveys what the archives hold, in the order of the watch
 * @param visit how long one visit to a source may take before it goes on in the next round
 * @param home folder that is kept between commands
 * @param threads that steps run on
 */
record Work(
    Watch watch,
    List<Survey> surveys,
    Tagger tagger,
    StatementIndex statements,
    OutputIndex output,
    TagIndex tags,
    VoiceIndex voices,
    VerdictIndex verdicts,
    ChangeIndex changes,
    FindingIndex findings,
    Assessor assessor,
    InstantSource clock,
    Surroundings.Network network,
    Duration visit,
    Path home,
    int threads,
    Progress progress) {

  /**
   * @param visit see {@link Work}
   */
  static Work on(
      Cluster cluster,
      Watch watch,
      List<Survey> surveys,
      Tagger tagger,
      Surroundings surroundings,
      Duration visit,
      Place place,
      Progress progress) {
    return new Work(
        watch,
        surveys,
        tagger,
        cluster.statements(watch),
        cluster.output(),
        cluster.tags(watch),
        cluster.voices(watch),
        cluster.verdicts(watch),
        cluster.changes(watch),
        cluster.findings(watch),
        Assessor.chorus(),
        surroundings.clock(),
        surroundings.network(),
        visit,
        place.home(),
        place.threads,
        progress);
  }

  /** The survey of an archive. */
  Survey survey(String archive) {
    return surveys.stream()
        .filter(survey -> survey.archive().id().equals(archive))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("No archive '" + archive + "'"));
  }

  StatementReader reader(String archive) {
    return new StatementReader(survey(archive).archive(), watch);
  }
}
