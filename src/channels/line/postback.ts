import { isAnswer, type Answer } from '../../domain/receipt.js';

const VERSION = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** What a button sends back. It names no person: LINE adds who pressed it. */
export function postbackOf(answer: Answer, versionId: string): string {
  return new URLSearchParams({ answer, version: versionId }).toString();
}

/** What a pressed button said, or nothing where it is none of ours. */
export function readPostback(data: string): { answer: Answer; versionId: string } | undefined {
  const fields = new URLSearchParams(data);
  const answer = fields.get('answer') ?? '';
  const versionId = fields.get('version') ?? '';
  return isAnswer(answer) && VERSION.test(versionId) ? { answer, versionId } : undefined;
}
