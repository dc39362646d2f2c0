// Notifications on this device (Push API, RFC 8030, RFC 8292). The button appears only where it can work.
const button = document.querySelector('#push-button');
const state = document.querySelector('#push-state');
const form = document.querySelector('#subscribe');

function say(ja, en) {
  const english = document.createElement('span');
  english.className = 'en';
  english.lang = 'en';
  english.textContent = en;
  state.replaceChildren(ja, english);
}

function keyBytes(base64url) {
  const text = atob(base64url.replace(/-/g, '+').replace(/_/g, '/'));
  return Uint8Array.from(text, (letter) => letter.charCodeAt(0));
}

/** The same fields as the form sends, with the browser's own address beside them. */
function bodyOf(subscription) {
  const data = new FormData(form);
  const one = (name) => data.get(name) ?? '';
  const all = (name) => data.getAll(name);
  const { endpoint, keys } = subscription.toJSON();
  return {
    home: one('home'),
    chome: one('chome'),
    more: all('more'),
    safety: all('safety'),
    news: all('news'),
    groups: all('groups'),
    rhythm: one('rhythm'),
    digestDay: one('digestDay'),
    digestHour: one('digestHour'),
    language: one('language'),
    drills: one('drills'),
    consent: one('consent'),
    consentVersion: one('consentVersion'),
    subscription: { endpoint, p256dh: keys.p256dh, auth: keys.auth },
  };
}

function showProblems(problems) {
  const first = problems[0];
  if (!first) return say('登録できませんでした。もう一度お試しください。', 'That did not work. Please try again.');
  say(first.ja, first.en);
  document.getElementById(first.field)?.focus();
}

async function subscribe() {
  if ((await Notification.requestPermission()) !== 'granted') {
    return say(
      '通知が許可されていません。ブラウザーの設定で、このサイトの通知を許可してください。',
      'Notifications are blocked: allow them for this site in your browser settings.',
    );
  }
  const worker = await navigator.serviceWorker.ready;
  const subscription = await worker.pushManager.subscribe({
    userVisibleOnly: true,
    applicationServerKey: keyBytes(button.dataset.vapidKey),
  });
  const answer = await fetch('/subscribe/push', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Accept: 'application/json' },
    body: JSON.stringify(bodyOf(subscription)),
  });
  const result = await answer.json();
  if (!answer.ok) return showProblems(result.problems ?? []);
  location.assign(`/preferences/${encodeURIComponent(result.preferencesToken)}?saved=1`);
}

const works = 'serviceWorker' in navigator && 'PushManager' in window && 'Notification' in window;
if (button && form && works) {
  button.hidden = false;
  navigator.serviceWorker.register('/sw.js').catch(() => {});
  button.addEventListener('click', () => {
    button.disabled = true;
    say('登録しています…', 'Registering…');
    subscribe()
      .catch(() => say('登録できませんでした。もう一度お試しください。', 'That did not work. Please try again.'))
      .finally(() => {
        button.disabled = false;
      });
  });
} else if (state) {
  say(
    'このブラウザーでは使えません。iPhone・iPad ではホーム画面に追加してから開いてください。',
    'Not available in this browser. On iPhone and iPad, add this page to the Home Screen first.',
  );
}
