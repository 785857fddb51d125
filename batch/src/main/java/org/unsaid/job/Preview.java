package org.unsaid.job;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.unsaid.core.Subscription;

/** What would be sent, as files that a browser and a mail program open. */
final class Preview {

  private static final String FOLDER = "preview";

  private Preview() {}

  /** Takes the place of an earlier preview. */
  static List<Path> write(Path home, Subscription subscription, Digests.Told told) {
    var folder = home.resolve(FOLDER);
    var files = new ArrayList<Path>();
    var digest = told.digest();
    if (digest == null) {
      files.add(folder.resolve(subscription.id() + ".json"));
      DigestCommand.write(files.getLast(), told.parcel().content());
      return files;
    }
    files.add(folder.resolve(subscription.id() + ".eml"));
    DigestCommand.write(files.getLast(), told.parcel().content());
    var html = digest.html();
    if (html != null) {
      for (var picture : digest.pictures()) {
        // a browser knows nothing of the mail's parts
        html =
            html.replace(
                "cid:" + picture.name(),
                "data:image/png;base64," + Base64.getEncoder().encodeToString(picture.png()));
      }
      files.add(folder.resolve(subscription.id() + ".html"));
      DigestCommand.write(files.getLast(), html.getBytes(StandardCharsets.UTF_8));
    }
    files.add(folder.resolve(subscription.id() + ".txt"));
    DigestCommand.write(files.getLast(), digest.text().getBytes(StandardCharsets.UTF_8));
    return files;
  }
}
