import { startReceivers } from './receivers.js';
import type { SmtpBehaviour } from './smtp-receiver.js';

/** The receivers as a process of their own, so that what they cost is not the sender's event loop. */
const receivers = await startReceivers(JSON.parse(process.argv[2] ?? '{}') as SmtpBehaviour);
process.on('message', (message: { id: number; ask: 'read' | 'reset' }) => {
  if (message.ask === 'reset') receivers.reset();
  process.send?.({ id: message.id, seen: receivers.read() });
});
// The benchmark is gone, whatever became of it: nobody is left to receive for.
process.on('disconnect', () => process.exit(0));
// Ctrl-C reaches the whole group; the benchmark decides when the receivers end.
process.on('SIGINT', () => undefined);
process.send?.({ id: 0, addresses: receivers.addresses });
