// One finding: why, the evidence, how to mend, how to overrule, where else.
function fillPanel(children) {
  byId('panel').replaceChildren(...children.flat().filter((child) => child !== ''));
}

function section(title, ...children) {
  return make('section', {}, make('h3', {}, title), children);
}

function articleSummary(article, shown) {
  if (!shown.length) return [make('h3', {}, 'No findings shown')];
  const rules = summed([through(article, sorts.map(wanted))], (sort) => sort.code);
  const rows = rules.map(([code, sum]) => make('li', {}, button([make('code', {}, code), ' ', nameOf(code), make('span', { class: 'value' }, figures(sum.count))], () => selectFinding(shown.find((finding) => finding.code === code)), { class: 'plain' })));
  const fixable = shown.filter((finding) => finding.fix && finding.safe).length;
  return [
    make('h3', {}, count(shown.length, 'finding')), make('ul', { class: 'rules-here' }, rows),
    fixable ? section('Fixes', make('p', {}, `${count(fixable, 'finding')} can be mended automatically. Look first:`), copyable(`seedlint fix ${quoted(fileOf(article.path))} --diff`, 'preview the fixes')) : '',
    make('p', { class: 'soft' }, 'Choose a note, or press ', make('kbd', {}, 'n'), '.'),
  ];
}

const fileOf = (path) => path.replace(/(\.\w+):\d+$/, '$1');

function fixDiff(finding) {
  const [before, removed, after, inserted] = finding.fix;
  const line = make('p', { class: 'diff', dir: 'auto' }, visible(before), removed ? make('del', {}, visible(removed)) : '', inserted ? make('ins', {}, visible(inserted)) : '', visible(after));
  const what = finding.safe ? 'seedlint fix does this.' : 'A proposal: seedlint fix --unsafe does this, read it first.';
  const command = `seedlint fix ${quoted(fileOf(desk.article.path))} --select ${finding.code}${finding.safe ? '' : ' --unsafe'} --diff`;
  return [line, make('p', { class: 'soft' }, what), copyable(command, 'preview the fix')];
}

// Words of the finding that the decision is bound to: enough to know the passage by, no more.
function decisionOf(finding) {
  const match = (finding.excerpt ? finding.excerpt[1] : '').replace(/\s+/g, ' ').trim();
  const quote = match.length > 80 ? match.slice(0, 80).replace(/\s\S*$/, '') : match;
  return `seedlint decide ${finding.code} ${quoted(desk.article.path)}${quote ? ` --quote ${quoted(quote)}` : ''} --reason '…'`;
}

function evidence(finding) {
  const own = finding.excerpt ? [make('blockquote', { dir: 'auto' }, excerpt(finding.excerpt, SEVERITIES[finding.severity]))] : [];
  const others = (finding.related || []).map(([path, line, ...words]) => make('blockquote', { dir: 'auto' }, make('cite', {}, articleLink(path, line)), excerpt(words)));
  return [...own, ...others];
}

function otherPlaces(finding) {
  const here = desk.article.found.filter((one) => one.code === finding.code && one !== finding && wanted(one));
  const sum = tallied((sort) => sort.code === finding.code && sort.confidence >= Number(state.confidence)).find(([same]) => same)?.[1] || 0;
  const rows = here.slice(0, 5).map((one) => make('li', {}, button(one.excerpt ? [`line ${one.line}: `, make('bdi', {}, visible(one.excerpt[1].slice(0, 60) || '…'))] : one.message, () => selectFinding(one), { class: 'plain' })));
  return section('Other places of this rule', rows.length ? make('ul', {}, rows) : '', make('p', {},
    make('a', { href: only({ rule: finding.code }) }, sum > 1 ? `all ${figures(sum)} in the corpus` : 'none but this one')));
}

function findingPanel(article, finding) {
  const { why, mend } = ruleOf(finding.code);
  const shown = evidence(finding);
  return [
    make('div', { class: 'panel-head' }, make('h3', {}, icon(finding.severity), ' ', make('code', {}, finding.code), ' ', nameOf(finding.code)), button('×', closePanel, { class: 'close', 'aria-label': 'Close' })),
    make('p', { class: 'soft' }, `${SEVERITIES[finding.severity]}, ${CONFIDENCES[finding.confidence]} confidence${finding.line ? `, line ${figures(finding.line)}` : ''}`),
    make('p', { class: 'message', dir: 'auto' }, visible(finding.message)),
    why ? section('Why', make('p', {}, why)) : '',
    shown.length ? section('Evidence', shown) : '',
    section('How to mend', mend ? make('p', {}, mend) : '', finding.fix ? fixDiff(finding) : ''),
    section('How to overrule', make('p', { class: 'soft' }, 'Right as it is? Say why; the finding stays away as long as the passage stands.'), copyable(decisionOf(finding), 'overrule this finding')),
    otherPlaces(finding),
    make('p', {}, make('a', { href: only({ view: 'rules', rule: finding.code }) }, `About ${finding.code}: what it flags and what it leaves alone`)),
  ];
}

function closePanel() {
  const own = desk.selected && byId('note-' + desk.selected.index);
  for (const element of everywhere()) element.classList.remove('here');
  desk.selected = null;
  state.finding = '';
  followed = address({ article: state.article });
  history.replaceState(null, '', followed);
  byId('finding-at').textContent = count(desk.shown.length, 'finding');
  fillPanel(articleSummary(desk.article, desk.shown));
  byId('panel').classList.remove('open');
  own?.focus({ preventScroll: true });
}
