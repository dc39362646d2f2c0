import { visit, type Visit } from './page-visitors.js';

/** The visitors as a process of their own: what they cost is nobody's event loop but theirs. */
process.on('message', (wanted: Visit) => {
  void visit(wanted).then((visited) => process.send?.(visited));
});
process.on('disconnect', () => process.exit(0));
process.on('SIGINT', () => undefined);
