// How elements are made: text is always text.
function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith('on')) element.addEventListener(name.slice(2), value);
    else if (value !== undefined && value !== false) element.setAttribute(name, value);
  }
  element.append(...children.flat(Infinity).filter((child) => child !== undefined && child !== '' && child !== null));
  return element;
}

const SVG = 'http://www.w3.org/2000/svg';
function draw(tag, attributes = {}, ...children) {
  const element = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

// Severity has a form of its own: an octagon, a triangle, a circle.
const SHAPES = { 3: 'M5 1h6l4 4v6l-4 4H5l-4-4V5z', 2: 'M8 1.2 15.6 14.6H.4z', 1: 'M8 1a7 7 0 1 1 0 14A7 7 0 0 1 8 1z' };
const SIGNS = { 3: 'M5.2 5.2l5.6 5.6M10.8 5.2l-5.6 5.6', 2: 'M8 5.6v4M8 11.6v1.2', 1: 'M8 4.2v1.2M8 7v5' };
function icon(severity) {
  return draw('svg', { class: 'icon ' + SEVERITIES[severity], viewBox: '0 0 16 16', 'aria-hidden': 'true' },
    draw('path', { d: SHAPES[severity], class: 'shape' }), draw('path', { d: SIGNS[severity], class: 'sign-of' }));
}

// Characters that would turn or hide the text around them are shown by their number instead.
const HIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;
function visible(text) {
  const pieces = [];
  let last = 0;
  for (const match of String(text).matchAll(HIDDEN)) {
    const number = 'U+' + match[0].codePointAt(0).toString(16).toUpperCase().padStart(4, '0');
    pieces.push(text.slice(last, match.index), make('span', { class: 'hidden-sign', title: 'an invisible character' }, number));
    last = match.index + 1;
  }
  pieces.push(text.slice(last));
  return pieces.filter((piece) => piece !== '');
}

function button(label, onclick, attributes = {}) {
  return make('button', { type: 'button', onclick, ...attributes }, label);
}

// A command or a setting to take along.
function copyable(text, label) {
  const told = make('span', { class: 'told', role: 'status' });
  const copy = async () => {
    try { await navigator.clipboard.writeText(text); told.textContent = 'Copied'; } catch { select(code); told.textContent = 'Selected: press Ctrl+C'; }
    setTimeout(() => { told.textContent = ''; }, 2500);
  };
  const code = make('code', { class: 'command', tabindex: '0', role: 'textbox', 'aria-readonly': 'true', 'aria-label': label }, text);
  return make('div', { class: 'copyable' }, code, button('Copy', copy, { 'aria-label': 'Copy: ' + label }), told);
}
function select(element) {
  const range = document.createRange();
  range.selectNodeContents(element);
  getSelection().removeAllRanges();
  getSelection().addRange(range);
}
const quoted = (word) => (/^[\w./:@%+,-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`);

const PAGE = 100;
// A long list, a part at a time.
function inParts(items, list, show) {
  let shown = 0;
  const more = button('', add, { class: 'more' });
  function add() {
    const first = list.children.length;
    list.append(...items.slice(shown, shown + PAGE).map(show));
    shown = Math.min(items.length, shown + PAGE);
    more.textContent = `Show more (${figures(items.length - shown)} left)`;
    more.hidden = shown >= items.length;
    if (first) list.children[first].querySelector('a, button')?.focus();
  }
  add();
  return [list, more];
}

// A table whose rows can be links, with a bar for the number that matters.
function table(heads, rows, label) {
  // On a phone each row is a card, whose cells say what they are.
  if (heads.length > 3) for (const row of rows) [...row.children].forEach((cell, at) => { if (cell.tagName === 'TD') cell.dataset.label = heads[at].number ?? heads[at]; });
  const head = make('tr', {}, heads.map((name) => make('th', { scope: 'col', class: typeof name === 'string' ? '' : 'number' }, name.number ?? name)));
  return make('div', { class: 'scrolls', role: 'group', tabindex: '0', 'aria-label': label }, make('table', { class: heads.length > 3 ? 'stacks' : undefined }, make('thead', {}, head), make('tbody', {}, rows)));
}
const number = (value) => make('td', { class: 'number' }, typeof value === 'number' ? figures(value) : value);

// A bar cut into pieces of the given sizes and classes; the whole is `most` long.
function bar(pieces, most) {
  const element = make('span', { class: 'bar', 'aria-hidden': 'true' });
  for (const [size, kind] of pieces) {
    if (!size) continue;
    const one = make('span', { class: kind });
    one.style.width = `${Math.max(0.5, (100 * size) / (most || 1))}%`;
    element.append(one);
  }
  return element;
}
const bySeverity = (values) => [3, 2, 1].map((severity) => [values[severity], SEVERITIES[severity]]);

function place(path, line) {
  // A record of a file is named by its line already.
  return path + (line && !/:\d+$/.test(path) ? ':' + line : '');
}
function articleLink(path, line, finding) {
  const label = make('bdi', {}, visible(place(path, line)));
  return byPath.has(path) ? make('a', { href: address({ article: path, finding: finding || '' }), class: 'path' }, label) : make('span', { class: 'path' }, label);
}
function excerpt([before, match, after], kind = 'info') {
  return [visible(before), match ? make('mark', { class: kind }, visible(match)) : '', visible(after)];
}
