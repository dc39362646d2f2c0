import { cap } from './cap/cap.js';
import { jAlertMail } from './j-alert-mail/j-alert-mail.js';
import { jmaXml } from './jma-xml/jma-xml.js';
import { lAlert } from './l-alert/l-alert.js';
import { libraryNewsletter } from './library-newsletter/library-newsletter.js';
import { schoolNotice } from './school-notice/school-notice.js';
import type { Source } from './source.js';

/** Every place alerts come from. A new source is a folder and a line here. */
export const sources: readonly Source[] = [jmaXml, cap, lAlert, jAlertMail, schoolNotice, libraryNewsletter];

/** The source behind `/intake/<name>`. */
export function findSource(name: string): Source | undefined {
  return sources.find((source) => source.name === name);
}
