// Watches a public page for news: asks again with the page's own ETag, says so politely, then shows it.
const watch = document.querySelector('[data-alert-watch]');
const EVERY_MS = 30_000;
let etag;

async function look() {
  const answer = await fetch(location.href, { headers: etag ? { 'If-None-Match': etag } : {}, cache: 'no-cache' });
  if (!answer.ok) return;
  const seen = answer.headers.get('ETag');
  const isNews = etag !== undefined && seen !== null && seen !== etag;
  etag = seen ?? etag;
  if (!isNews) return;
  watch.textContent = watch.dataset.changed;
  setTimeout(() => location.reload(), 3_000);
}

if (watch) {
  look().catch(() => {});
  setInterval(() => {
    // A page in the background asks nothing: a town's worth of forgotten tabs is a crowd of its own.
    if (document.visibilityState === 'visible') look().catch(() => {});
  }, EVERY_MS);
}

// Who got this alert as a notification on this device answers here: the address was kept by sw.js, and is in no page.
const own = document.querySelector('[data-own-answer]');

async function offerAnswer() {
  const kept = await (await caches.open('answers')).match(location.pathname);
  const path = await kept?.text();
  if (!path?.startsWith('/answer/')) return;
  own.querySelector('a').href = path;
  own.hidden = false;
}

if (own && 'caches' in window) offerAnswer().catch(() => {});
