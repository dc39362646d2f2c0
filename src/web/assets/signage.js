// A screen nobody touches: turns its pages, ends what is over, asks for news, and says when nobody answers.
const ASK_EVERY_MS = 5_000;
const ANSWER_WITHIN_MS = 8_000;
const LOST_AFTER_MS = 20_000;
const SMALLEST = 0.5;

const zone = document.body.dataset.zone;
const clockFormat = new Intl.DateTimeFormat('ja-JP-u-nu-latn', {
  timeZone: zone,
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});
const contactFormat = new Intl.DateTimeFormat('ja-JP-u-nu-latn', {
  timeZone: zone,
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hourCycle: 'h23',
});

/** The hub's clock, told by each answer and carried on by one that only goes forward. */
let hub = { at: Date.parse(document.body.dataset.now), ticks: performance.now() };
let contact = hub.ticks;
let turnAt = 0;

const hubNow = () => hub.at + (performance.now() - hub.ticks);
const stage = () => document.getElementById('stage');
const pages = () => [...stage().querySelectorAll('.page')];

function show(page) {
  for (const each of pages()) each.hidden = each !== page;
  stage().querySelector('[data-calm]').hidden = page !== undefined;
  turnAt = performance.now() + Number(page?.dataset.seconds ?? 20) * 1_000;
  if (page) fit(page);
}

/** Letters as large as the page allows: never a line that cannot be seen. */
function fit(page) {
  const words = page.querySelector('.words');
  for (let size = 1; size >= SMALLEST; size -= 0.06) {
    words.style.setProperty('--fit', String(size));
    if (words.scrollHeight <= words.clientHeight + 1 && words.scrollWidth <= words.clientWidth + 1) return;
  }
}

function turn() {
  const all = pages();
  const next = all[all.findIndex((page) => !page.hidden) + 1] ?? all[0];
  show(next);
}

/** What has expired leaves by the screen's own hand, also when the hub is away. */
function end() {
  const over = pages().filter((page) => Date.parse(page.dataset.expires) <= hubNow());
  const wasShown = over.some((page) => !page.hidden);
  for (const page of over) page.remove();
  if (over.length > 0 && (wasShown || pages().length === 0)) show(pages()[0]);
}

function tick() {
  document.querySelector('[data-clock]').textContent = clockFormat.format(hubNow());
  end();
  if (performance.now() >= turnAt) turn();
  const silent = performance.now() - contact;
  const lost = document.getElementById('lost');
  lost.hidden = silent < LOST_AFTER_MS;
  document.querySelector('[data-contact]').textContent = contactFormat.format(hubNow() - silent);
}

async function ask() {
  const answer = await fetch(location.href, { cache: 'no-store', signal: AbortSignal.timeout(ANSWER_WITHIN_MS) });
  if (!answer.ok) return;
  const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html');
  const next = fresh.getElementById('stage');
  // A page of somebody in between (a portal, a proxy) is no word from the hub.
  if (!next || !fresh.body.dataset.now) return;
  hub = { at: Date.parse(fresh.body.dataset.now), ticks: performance.now() };
  contact = hub.ticks;
  if (next.dataset.digest === stage().dataset.digest) return;
  document.querySelector('.bar').replaceWith(document.adoptNode(fresh.querySelector('.bar')));
  stage().replaceWith(document.adoptNode(next));
  show(pages()[0]);
}

show(pages().find((page) => !page.hidden));
setInterval(tick, 500);
setInterval(() => ask().catch(() => {}), ASK_EVERY_MS);
addEventListener('resize', () =>
  pages()
    .filter((page) => !page.hidden)
    .forEach(fit),
);
