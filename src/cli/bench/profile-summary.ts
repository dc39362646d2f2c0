/** The parts of a .cpuprofile (V8's own format) that are read here. */
export interface CpuProfile {
  nodes: { id: number; callFrame: { functionName: string; url: string; lineNumber: number } }[];
  samples: number[];
  /** Microseconds before each sample. */
  timeDeltas: number[];
}

export interface Cost {
  what: string;
  /** Share of the time in which the process was not idle. */
  share: number;
}

export interface ProfileSummary {
  busyMs: number;
  idleMs: number;
  functions: Cost[];
  packages: Cost[];
}

const SHOWN = 20;

/** Where the time went, by function and by package; the first `skipMs` (the start) are left out. */
export function summariseProfile(profile: CpuProfile, skipMs: number): ProfileSummary {
  const spent = spentByNode(profile, skipMs);
  const functions = new Map<string, number>();
  const packages = new Map<string, number>();
  let idle = 0;
  let busy = 0;
  for (const { id, callFrame } of profile.nodes) {
    const micros = spent.get(id) ?? 0;
    if (callFrame.functionName === '(idle)') {
      idle += micros;
      continue;
    }
    busy += micros;
    const place = placeOf(callFrame.url);
    const name = `${callFrame.functionName === '' ? '(anonymous)' : callFrame.functionName} ${place.file}`.trim();
    functions.set(name, (functions.get(name) ?? 0) + micros);
    const part = callFrame.functionName.startsWith('(') && callFrame.url === '' ? callFrame.functionName : place.part;
    packages.set(part, (packages.get(part) ?? 0) + micros);
  }
  return {
    busyMs: busy / 1_000,
    idleMs: idle / 1_000,
    functions: costliest(functions, busy),
    packages: costliest(packages, busy),
  };
}

function spentByNode({ samples, timeDeltas }: CpuProfile, skipMs: number): Map<number, number> {
  const spent = new Map<number, number>();
  let clock = 0;
  samples.forEach((node, i) => {
    const delta = Math.max(0, timeDeltas[i] ?? 0);
    clock += delta;
    if (clock >= skipMs * 1_000) spent.set(node, (spent.get(node) ?? 0) + delta);
  });
  return spent;
}

function costliest(costs: Map<string, number>, busy: number): Cost[] {
  return [...costs]
    .sort(([, a], [, b]) => b - a)
    .slice(0, SHOWN)
    .map(([what, micros]) => ({ what, share: busy === 0 ? 0 : micros / busy }));
}

/** The part of the house or the package; where the house stands on this machine does not matter. */
function placeOf(url: string): { file: string; part: string } {
  const inPackage = /node_modules\/((?:@[^/]+\/)?[^/]+)(\/.*)?$/.exec(url);
  if (inPackage !== null) return { file: `${inPackage[1] ?? ''}${inPackage[2] ?? ''}`, part: inPackage[1] ?? '' };
  const own = /\/dist\/(([^/]+)(?:\/.*)?)$/.exec(url);
  if (own !== null) return { file: `dist/${own[1] ?? ''}`, part: `dist/${own[2] ?? ''}` };
  return { file: url, part: url.startsWith('node:') ? url.split('/').slice(0, 2).join('/') : '(native)' };
}
