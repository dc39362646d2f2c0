// Small helps while writing. Every one is absent without script, and nothing depends on them.
for (const area of document.querySelectorAll('textarea[data-count], input[name$="headline"]')) {
  const counter = document.createElement('p');
  counter.className = 'counter';
  counter.setAttribute('aria-hidden', 'true');
  const count = () => {
    counter.textContent = `${[...area.value].length} 字`;
  };
  area.addEventListener('input', count);
  area.after(counter);
  count();
}

for (const place of document.querySelectorAll('[data-toggle-all]')) {
  const boxes = [...document.querySelectorAll(`input[name="${place.dataset.toggleAll}"]`)];
  const button = document.createElement('button');
  button.type = 'button';
  button.textContent = 'すべて選ぶ／外す All / none';
  button.addEventListener('click', () => {
    const wanted = boxes.some((box) => !box.checked);
    for (const box of boxes) box.checked = wanted;
  });
  place.append(button);
}

const form = document.querySelector('form[data-compose]');
if (form) {
  let changed = false;
  form.addEventListener('input', () => {
    changed = true;
  });
  form.addEventListener('submit', () => {
    changed = false;
  });
  addEventListener('beforeunload', (event) => {
    if (changed) event.preventDefault();
  });
}
