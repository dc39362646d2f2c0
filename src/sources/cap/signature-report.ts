import { judgeSignatures, type Trust } from './signature.js';
import type { SignedDocument } from './signed-tree.js';
import type { Report } from './report.js';

/**
 * Says what the signature of an alert is worth. Nothing is refused because it could not be verified (CAP 1.2 §3.3.4.1);
 * a signature that contradicts the content is, when strict. A SHA-1 signature of a sender nobody trusts here proves
 * nothing in either direction: archives re-indent such files and keep the old signature.
 */
export function reportSignature(document: SignedDocument | undefined, trust: Trust, report: Report): void {
  if (document === undefined) return report.add('signature-none');
  const { verdict, isReformatted, isWeak } = judgeSignatures(document, trust);
  if (verdict === 'signature-digest-mismatch' && isWeak && trust.pems.length === 0)
    report.add('signature-mismatch-weak');
  else report.add(verdict);
  if (isReformatted) report.add('signature-white-space');
}
