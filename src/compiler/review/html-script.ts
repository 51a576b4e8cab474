/** The filter. Without JavaScript it is not there, and everything is shown. */
export const htmlScript = `
const form = document.getElementById('filter');
const search = form.querySelector('input[type="search"]');
const boxes = [...form.querySelectorAll('input[type="checkbox"]')];
const changes = [...document.querySelectorAll('.change')].map((element) => ({
  element,
  text: element.textContent.toLowerCase(),
  kinds: [...element.dataset.kinds.split(' '), ...('stops' in element.dataset ? ['stops'] : [])],
}));
function apply() {
  const words = search.value.toLowerCase().split(/\\s+/).filter(Boolean);
  const kinds = boxes.filter((box) => box.checked).map((box) => box.value);
  let shown = 0;
  for (const { element, text, kinds: own } of changes) {
    const isShown = words.every((word) => text.includes(word)) && (kinds.length === 0 || kinds.some((kind) => own.includes(kind)));
    element.hidden = !isShown;
    if (isShown) shown += 1;
  }
  for (const group of document.querySelectorAll('.group')) group.hidden = group.querySelector('.change:not([hidden])') === null;
  form.querySelector('output').textContent = shown + ' of ' + changes.length + ' shown';
}
form.addEventListener('input', apply);
form.addEventListener('submit', (event) => event.preventDefault());
document.addEventListener('keydown', (event) => {
  if (event.key === '/' && document.activeElement !== search && !event.ctrlKey && !event.metaKey && !event.altKey) {
    event.preventDefault();
    search.focus();
  }
  if (event.key === 'Escape' && document.activeElement === search) {
    search.value = '';
    apply();
  }
});
form.hidden = false;
apply();
`;
