// Live figures over server-sent events. The page is complete without this: it only rewrites numbers in place.
const COUNTED = ['owed', 'open', 'sent', 'sandbox', 'failed', 'suspended', 'expired', 'unknown'];
const WIDTH = 200;
const number = (value) => Math.round(value).toLocaleString('en-US');

function duration(milliseconds) {
  const seconds = Math.max(0, milliseconds) / 1000;
  if (seconds < 10) return `${seconds.toFixed(1)}秒`;
  const whole = Math.round(seconds);
  if (whole < 60) return `${whole}秒`;
  const minutes = Math.floor(whole / 60);
  return minutes < 60 ? `${minutes}分${whole % 60}秒` : `${Math.floor(minutes / 60)}時間${minutes % 60}分`;
}

function showRow(row, figures) {
  for (const name of COUNTED) {
    const cell = row.querySelector(`[data-figure="${name}"]`);
    if (cell) cell.textContent = number(figures[name] ?? 0);
  }
  let before = 0;
  for (const part of row.querySelectorAll('[data-part]')) {
    const share = ((figures[part.dataset.part] ?? 0) / Math.max(figures.owed, 1)) * WIDTH;
    part.setAttribute('x', before.toFixed(2));
    part.setAttribute('width', Math.min(share, WIDTH).toFixed(2));
    before += share;
  }
}

function totalOf(channels) {
  const total = Object.fromEntries(COUNTED.map((name) => [name, 0]));
  for (const each of Object.values(channels)) {
    for (const name of Object.keys(total)) total[name] += each[name] ?? 0;
  }
  return total;
}

/** Of all channels together: they run side by side, so their own rates do not add up. */
function rateOf(progress, total) {
  if (!progress.firstHandOffAt || !progress.lastHandOffAt) return 0;
  const seconds = (Date.parse(progress.lastHandOffAt) - Date.parse(progress.firstHandOffAt)) / 1000;
  return Math.round((total.sent + total.sandbox) / Math.max(seconds, 1));
}

function ending(total) {
  const said = [
    [total.failed + total.suspended + total.expired, '引き渡せなかった宛先', 'could not be'],
    [total.unknown, '届いたか不明の宛先', 'not known'],
  ].filter(([count]) => count > 0);
  return [
    ['完了', ...said.map(([count, ja]) => `${ja} ${number(count)}件`)].join('。'),
    ['finished', ...said.map(([count, , en]) => `${number(count)} ${en}`)].join(', '),
  ];
}

let spoken = 0;
/** A screen reader hears the count every few seconds, not with every figure. */
function speak(place, total) {
  const now = performance.now();
  if (total.open > 0 && now - spoken < 5_000) return;
  spoken = now;
  const done = total.sent + total.sandbox;
  const [rest, left] = total.open > 0 ? [`残り ${number(total.open)}件`, `${number(total.open)} to go`] : ending(total);
  const english = document.createElement('span');
  english.className = 'en';
  english.lang = 'en';
  const text =
    total.owed === 0
      ? '宛先はまだ0件です。発信の直後は、数え終わるまでお待ちください。'
      : `${number(total.owed)}件中 ${number(done)}件を引き渡しました（${rest}）`;
  english.textContent =
    total.owed === 0
      ? 'No addresses so far. Right after issuing they are still being counted.'
      : `${number(done)} of ${number(total.owed)} handed over, ${left}`;
  place.replaceChildren(text, english);
}

/** A reload takes away what somebody is writing, e.g. why an alert is withdrawn: it waits for the next event then. */
function reloadUnlessWriting() {
  const fields = [...document.querySelectorAll('textarea, input[type="text"]')];
  if (!fields.some((field) => field.value !== field.defaultValue)) location.reload();
}

function show(box, progress) {
  const total = totalOf(progress.channels);
  const rows = new Map([...box.querySelectorAll('[data-channel]')].map((row) => [row.dataset.channel, row]));
  // A channel that was not there when the page was made needs its row, and the server knows its name.
  if (Object.keys(progress.channels).some((name) => !rows.has(name))) return reloadUnlessWriting();
  for (const [name, figures] of Object.entries(progress.channels)) showRow(rows.get(name), figures);
  if (rows.has('all')) showRow(rows.get('all'), total);
  const since = (to) => (progress.issuedAt && to ? duration(Date.parse(to) - Date.parse(progress.issuedAt)) : '—');
  box.querySelector('[data-since="first"]').textContent = since(progress.firstHandOffAt);
  box.querySelector('[data-since="last"]').textContent = since(progress.lastHandOffAt);
  box.querySelector('[data-rate]').textContent = number(rateOf(progress, total));
  speak(box.querySelector('[data-live]'), total);
}

function follow(alertId, listener) {
  const events = new EventSource(`/api/alerts/${encodeURIComponent(alertId)}/progress`);
  events.addEventListener('progress', (event) => listener(JSON.parse(event.data)));
}

for (const box of document.querySelectorAll('[data-progress]')) {
  follow(box.dataset.progress, (progress) => show(box, progress));
}
// Opened before it went out: the page shows the figures as soon as there are any.
for (const place of document.querySelectorAll('[data-awaits-issue]')) {
  follow(place.dataset.awaitsIssue, (progress) => progress?.issuedAt && location.reload());
}
