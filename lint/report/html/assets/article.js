// What is wrong with this article? Its text with the findings marked, and beside each line the notes.
const desk = { article: null, shown: [], selected: null };

const isBoilerplate = (finding) => /^BP[123]/.test(finding.code) && finding.confidence >= leastConfidence;
function boilerplateLine(article, line) {
  let all = 0, covered = 0;
  for (const [text, indices] of line) {
    const size = text.trim().length;
    all += size;
    if (indices.some((index) => isBoilerplate(article.found[index]))) covered += size;
  }
  return all > 0 && covered >= all / 2;
}

// The lines in runs: [isBoilerplate, line numbers]; blank lines between boilerplate belong to its run.
function runs(article, lines) {
  const all = [];
  let blank = [];
  lines.forEach((line, at) => {
    if (!line.some(([text]) => text.trim())) { blank.push(at); return; }
    const kind = boilerplateLine(article, line);
    const last = all.at(-1);
    if (last && last[0] === kind) last[1].push(...blank, at);
    else all.push([kind, [at]]);
    blank = [];
  });
  return all;
}

function marked(article, [text, indices]) {
  const findings = indices.map((index) => article.found[index]).filter(wanted);
  if (!findings.length) return visible(text);
  const worst = Math.max(...findings.map((finding) => finding.severity));
  const numbers = findings.map((finding) => finding.index + 1).join(' ');
  return make('mark', { class: SEVERITIES[worst], 'data-findings': findings.map((finding) => finding.index).join(' '), 'data-numbers': numbers }, visible(text));
}

function note(finding) {
  return make('li', {}, button([icon(finding.severity), make('span', { class: 'unseen' }, SEVERITIES[finding.severity] + ' '), make('span', { class: 'note-head' }, make('code', {}, finding.code), make('span', { class: 'note-name' }, ' ' + nameOf(finding.code))),
    make('span', { class: 'note-message', dir: 'auto' }, visible(finding.message))], () => selectFinding(finding),
  { class: 'note ' + SEVERITIES[finding.severity], id: 'note-' + finding.index, 'data-index': finding.index, 'data-number': finding.index + 1, title: finding.message }));
}
const notes = (findings) => make('ul', { class: 'notes', 'data-fold': 'full' }, findings.map(note));

const kindsOf = (article) => (article.opens && part('text-' + article.number)?.kinds) || {};
const HEADING = /^#{1,6}\s/;
function row(article, lines, at, begun) {
  const text = lines[at];
  const here = [...new Set(text.flatMap((piece) => piece[1]))].filter((index) => !begun.has(index)).map((index) => article.found[index]).filter(wanted);
  here.forEach((finding) => begun.add(finding.index));
  const first = text[0]?.[0] || '';
  const next = lines[at + 1];
  const of = kindsOf(article)[at] || '';
  const kind = [of, !of && HEADING.test(first) ? 'heading' : '', next && next.some((piece) => piece[0].trim()) ? 'tight' : ''].join(' ').trim();
  const line = make('p', { dir: 'auto', class: kind || undefined }, text.map((piece) => marked(article, piece)));
  return make('div', { class: 'row' }, line, here.length ? notes(here) : '');
}

function boilerplateBlock(article, lines, numbers, begun) {
  const rows = numbers.filter((at) => lines[at].some(([text]) => text.trim())).map((at) => row(article, lines, at, begun));
  if (rows.length < 3) { rows.forEach((one) => one.classList.add('dim')); return rows; }
  const text = numbers.map((at) => lines[at].map((piece) => piece[0]).join('').trim()).filter(Boolean);
  const shown = text.join(' · ').slice(0, 90);
  const codes = [...new Set(numbers.flatMap((at) => lines[at].flatMap((piece) => piece[1])).map((index) => article.found[index]).filter(wanted).map((finding) => finding.code))];
  const summary = make('summary', {}, make('strong', {}, `${count(rows.length, 'line')} of boilerplate`), ' ', make('bdi', { class: 'preview' }, visible(shown + '…')), ' ', codes.slice(0, 6).map((code) => [make('code', {}, code), ' ']));
  return [make('details', { class: 'boilerplate', ontoggle: (event) => { if (event.target.open) fold(event.target); } }, summary, rows)];
}

function excerptRow(finding) {
  const line = make('p', { dir: 'auto' }, visible(finding.excerpt[0]), make('mark', { class: SEVERITIES[finding.severity], 'data-findings': finding.index, 'data-numbers': finding.index + 1 }, visible(finding.excerpt[1])), visible(finding.excerpt[2]));
  return make('div', { class: 'row' }, line, notes([finding]));
}

function articleHead(article) {
  const meta = [article.source ? make('a', { href: only({ source: article.source }) }, make('bdi', {}, visible(article.source))) : '', article.date, count(article.words, 'word'), article.language ? languageName(article.language) : '', `score ${figures(article.score)}`, `${figures(article.points, 1)} points`].filter(Boolean);
  return make('header', { class: 'article-head' },
    make('h2', { dir: 'auto', lang: article.language || undefined }, visible(article.title || article.path)),
    make('p', { class: 'path' }, make('bdi', {}, visible(article.path))),
    make('p', { class: 'soft' }, meta.flatMap((item, at) => (at ? [' · ', item] : [item]))));
}

function steps() {
  const order = desk.order.map(({ article }) => article);
  const at = order.indexOf(desk.article);
  const link = (by, label, hint) => {
    const other = at < 0 ? undefined : order[at + by];
    return other ? make('a', { class: 'step', href: address({ article: other.path }), 'aria-label': hint, title: hint }, label) : make('span', { class: 'step off', 'aria-hidden': 'true' }, label);
  };
  return make('div', { class: 'steps' },
    make('a', { class: 'step', href: address({}), id: 'back' }, '← Articles'),
    make('span', { class: 'group' }, link(-1, '‹', 'Previous article (Shift+P)'), make('span', { class: 'soft' }, at < 0 ? 'article' : `article ${figures(at + 1)} of ${figures(order.length)}`), link(1, '›', 'Next article (Shift+N)')),
    desk.shown.length ? make('span', { class: 'group' }, button('‹', () => stepFinding(-1), { class: 'step', 'aria-label': 'Previous finding (p)', title: 'Previous finding (p)' }),
      make('span', { id: 'finding-at', class: 'soft' }, count(desk.shown.length, 'finding')),
      button('›', () => stepFinding(1), { class: 'step', 'aria-label': 'Next finding (n)', title: 'Next finding (n)' })) : '');
}

function showArticle(article) {
  const found = foundIn(article);
  const lines = linesOf(article.path);
  Object.assign(desk, { article, shown: found.filter(wanted), selected: null, order: selection() });
  const begun = new Set();
  const rows = (lines ? runs(article, lines) : []).flatMap(([kind, numbers]) => (kind ? boilerplateBlock(article, lines, numbers, begun)
    : numbers.filter((at) => lines[at].some(([text]) => text.trim())).map((at) => row(article, lines, at, begun))));
  const rest = desk.shown.filter((finding) => !begun.has(finding.index));
  const whole = rest.filter((finding) => !finding.excerpt);
  const aside = make('aside', { id: 'panel', class: 'panel', 'aria-label': 'Finding', tabindex: '-1' });
  const missing = lines ? '' : make('p', { class: 'empty' }, article.pairs.length ? 'This page has no text of this article: it is beyond those kept whole, or could not be read again when the page was made.' : 'Nothing was found in this article, so its text is not kept in this page.');
  const hiddenCount = found.length - desk.shown.length;
  byId('count').textContent = '';
  content.replaceChildren(steps(), make('div', { class: 'desk' },
    make('div', { class: 'reading' }, articleHead(article),
      whole.length ? make('section', { class: 'whole', 'aria-label': 'About the whole article' }, notes(whole)) : '',
      make('div', { class: 'text', lang: article.language || undefined }, rows, rest.filter((finding) => finding.excerpt).map(excerptRow)), missing,
      hiddenCount ? make('p', { class: 'soft' }, `${count(hiddenCount, 'finding')} that the filters leave out. `, make('a', { href: '#' + new URLSearchParams({ article: article.path, confidence: '1' }) }, 'Show all findings of this article')) : ''),
    aside));
  fold(content);
  const asked = desk.shown.find((finding) => finding.mark === state.finding);
  if (asked) selectFinding(asked, true);
  else { fillPanel(articleSummary(article, desk.shown)); window.scrollTo(0, 0); }
}

// Notes take no more room than their line: first in full, then their names, then their codes alone, then the first few of them.
const wide = matchMedia('(min-width: 60rem)');
const LEVELS = ['full', 'short', 'brief', 'codes'];
function fold(within) {
  const lists = [...within.querySelectorAll('.row > .notes')].filter((list) => list.offsetParent);
  for (const list of lists) {
    list.dataset.fold = wide.matches ? 'full' : 'codes';
    list.querySelector('.rest')?.remove();
    for (const item of list.children) item.hidden = false;
  }
  if (!wide.matches) return;
  for (const level of LEVELS.slice(1)) {
    const tall = lists.filter((list) => list.scrollHeight > list.previousElementSibling.offsetHeight + 4);
    tall.forEach((list) => { list.dataset.fold = level; });
  }
  for (const list of lists.filter((one) => one.dataset.fold === 'codes' && one.scrollHeight > one.previousElementSibling.offsetHeight + 10)) shorten(list);
}
function shorten(list) {
  const line = list.previousElementSibling;
  const fits = Math.max(2, 3 * Math.floor((line.offsetHeight + 10) / 28) - 1);
  const items = [...list.children];
  if (items.length <= fits + 1) return;
  items.slice(fits).forEach((item) => { item.hidden = true; });
  list.append(make('li', { class: 'rest' }, button(`+${items.length - fits}`, () => unfold(list), { class: 'note', 'aria-label': `${items.length - fits} more findings in this line` })));
}
function unfold(list) {
  list.querySelector('.rest')?.remove();
  for (const item of list.children) item.hidden = false;
}
let resized;
addEventListener('resize', () => { clearTimeout(resized); resized = setTimeout(() => { if (state.article) fold(content); }, 150); });

const belongs = (element, index) => (element.dataset.findings ? element.dataset.findings.split(' ').includes(String(index)) : element.dataset.index === String(index));
const everywhere = () => content.querySelectorAll('mark[data-findings], .note[data-index]');

function selectFinding(finding, arriving = false) {
  desk.selected = finding;
  state.finding = finding.mark;
  followed = address({ article: state.article, finding: finding.mark });
  history.replaceState(null, '', followed);
  for (const element of everywhere()) element.classList.toggle('here', belongs(element, finding.index));
  byId('finding-at').textContent = `finding ${figures(desk.shown.indexOf(finding) + 1)} of ${figures(desk.shown.length)}`;
  const own = byId('note-' + finding.index);
  if (own) {
    const block = own.closest('details');
    if (block) block.open = true;
    if (own.parentElement.hidden) unfold(own.closest('.notes'));
    own.focus({ preventScroll: true });
  }
  fillPanel(findingPanel(desk.article, finding));
  byId('panel').classList.add('open');
  const target = content.querySelector('mark.here') || own;
  const box = target?.getBoundingClientRect();
  const lowest = wide.matches ? innerHeight - 80 : innerHeight * 0.45;
  if (box && (arriving || box.top < 110 || box.bottom > lowest)) {
    window.scrollBy({ top: box.top - (wide.matches ? innerHeight / 3 : 120), behavior: 'instant' });
  }
}

function stepFinding(by) {
  const at = desk.selected ? desk.shown.indexOf(desk.selected) + by : by > 0 ? 0 : desk.shown.length - 1;
  const next = desk.shown[Math.min(desk.shown.length - 1, Math.max(0, at))];
  if (next) selectFinding(next);
}
function stepArticle(by) {
  const order = desk.order.map(({ article }) => article);
  const other = order[order.indexOf(desk.article) + by];
  if (other) go(address({ article: other.path }));
}

// A mark and its notes point to each other.
function join(event, on) {
  const element = event.target.closest?.('mark[data-findings], .note[data-index]');
  if (!element) return;
  const indices = (element.dataset.findings ?? element.dataset.index ?? '').split(' ');
  for (const other of everywhere()) if (indices.some((index) => belongs(other, index))) other.classList.toggle('joined', on);
}
content.addEventListener('mouseover', (event) => join(event, true));
content.addEventListener('mouseout', (event) => join(event, false));
content.addEventListener('click', (event) => {
  const element = event.target.closest?.('.text mark[data-findings]');
  if (!element || String(getSelection())) return;
  const indices = element.dataset.findings.split(' ').map(Number);
  const at = indices.indexOf(desk.selected?.index);
  selectFinding(desk.article.found[indices[(at + 1) % indices.length]]);
});
