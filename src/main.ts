import { flushCompileCache } from 'node:module';
import { getPriority, setPriority } from 'node:os';
import { ConfigError, readConfig } from './platform/config/hub-config.js';
import { startHub, type Hub } from './hub.js';
import { WatchdogService } from './monitor/watchdog.service.js';
import { startLoopGuard } from './platform/loop-guard.js';

/** Whoever waits longer than this for a clean end is better served by a hard one. */
const DRAIN_MS = 9_500;
/** Niceness of a worker: sending fills a core for minutes, and whoever opens a page meanwhile needs milliseconds of one. */
const GIVES_WAY = 5;
/** A loop that stands still for so long does not come back by itself. */
const LOOP_GUARD_SECONDS = 60;
/** EX_SOFTWARE of sysexits.h: a supervisor starts the hub again. */
const EXIT_STUCK = 70;

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

function announce(hub: Hub): void {
  say(`\n届け（Todoke）が動いています (Todoke is running): ${hub.url}`);
  if (hub.setupLink !== undefined) {
    say('\n管理者がまだいません。次のリンクを開いて最初の管理者を作ってください（1時間有効・1回限り）');
    say('No administrator yet. Open this one-time link to make the first one (valid for an hour):');
    say(`\n  ${hub.setupLink}\n`);
  }
  say('終了は Ctrl-C (stop with Ctrl-C)');
}

function closeOnSignal(hub: Hub): void {
  let isClosing = false;
  const close = (signal: string): void => {
    if (isClosing) return;
    isClosing = true;
    say(`\n${signal}: 仕事を終えて停止します (finishing and stopping) ...`);
    setTimeout(() => process.exit(1), DRAIN_MS).unref();
    hub.close().then(
      () => process.exit(0),
      (error: unknown) => {
        process.stderr.write(`${String(error)}\n`);
        process.exit(1);
      },
    );
  };
  process.on('SIGINT', () => close('SIGINT'));
  process.on('SIGTERM', () => close('SIGTERM'));
}

try {
  const config = readConfig(process.env);
  // Never back up: whoever started it still lower may have no right to.
  if (config.role === 'worker') setPriority(Math.max(getPriority(), GIVES_WAY));
  const hub = await startHub(config, say);
  closeOnSignal(hub);
  startLoopGuard(LOOP_GUARD_SECONDS);
  if (config.role !== 'web') hub.app.get(WatchdogService, { strict: false }).start(() => process.exit(EXIT_STUCK));
  announce(hub);
  flushCompileCache();
} catch (error) {
  process.stderr.write(
    `${error instanceof ConfigError ? error.message : String(error instanceof Error ? error.stack : error)}\n`,
  );
  process.exit(1);
}
