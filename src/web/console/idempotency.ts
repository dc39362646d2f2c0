/** The key a form was opened with, so that a double click makes one draft; a fresh one when somebody tampered. */
export function keyOf(form: Record<string, string | string[]>, fresh: string): string {
  const given = [form.idempotencyKey ?? ''].flat()[0] ?? '';
  return /^[0-9a-f-]{36}$/.test(given) ? given : fresh;
}
