// The rules of the run, and one of them as a page.
function showRules() {
  if (state.rule) { showRule(state.rule); return; }
  const chosen = selection();
  const rules = summed(chosen, (sort) => sort.code);
  const judged = Object.values(data.rules).some((rule) => rule.measured);
  const most = rules[0]?.[1].points;
  byId('count').textContent = `${count(rules.length, 'rule')} with findings, the costliest first`;
  const rows = rules.map(([code, sum]) => {
    return make('tr', {}, make('th', { scope: 'row' }, make('a', { href: address({ view: 'rules', rule: code }) }, make('code', {}, code), ' ', nameOf(code))),
      number(sum.count), number(sum.articles), number(figures(sum.points, 1)), make('td', { class: 'bar-cell' }, bar(bySeverity(sum.costs), most)),
      judged ? number(measured(code)) : '', number(ruleOf(code).fixable || ''), make('td', {}, ruleOf(code).why));
  });
  const heads = ['Rule', { number: 'Findings' }, { number: 'Articles' }, { number: 'Points' }, 'By severity', ...(judged ? [{ number: 'Measured right' }] : []), { number: 'Fixes' }, 'Why'];
  content.replaceChildren(make('h2', {}, 'Rules'), rows.length ? table(heads, rows, 'Rules') : make('p', { class: 'empty' }, 'No rule has findings that the filters let through.'));
}

// How often the rule was right where people have judged it, if they have.
function measured(code) {
  const counts = ruleOf(code).measured;
  return counts ? `${figures(counts[0])} of ${figures(counts[1])}` : '–';
}

const MARK = /\[\[(.*?)\]\]/gs;
function sample(texts, kind) {
  return make('li', {}, texts.map((text) => {
    const pieces = [];
    let last = 0;
    for (const match of text.matchAll(MARK)) {
      pieces.push(...visible(text.slice(last, match.index)), make('mark', { class: kind }, visible(match[1])));
      last = match.index + match[0].length;
    }
    return make('p', { class: 'sample', dir: 'auto' }, pieces, visible(text.slice(last)));
  }));
}

function showRule(code) {
  const { why, mend, flags, passes, fixable } = ruleOf(code);
  const chosen = selection();
  const sum = summed(chosen, () => code)[0]?.[1] || { count: 0, articles: 0, points: 0 };
  byId('count').textContent = `${count(sum.count, 'finding')} in ${count(sum.articles, 'article')}`;
  const found = [];
  for (const { article } of chosen) {
    found.push(...foundIn(article).filter((finding) => finding.code === code && wanted(finding)).map((finding) => ({ article, finding })));
    if (found.length >= 200) break;
  }
  const rows = ({ article, finding }) => make('li', {}, articleLink(article.path, finding.line, finding.mark), make('blockquote', { dir: 'auto' }, finding.excerpt ? excerpt(finding.excerpt, SEVERITIES[finding.severity]) : visible(finding.message)));
  const test = measured(code);
  content.replaceChildren(
    make('p', {}, make('a', { href: address({ rule: '' }) }, '← all rules')),
    make('h2', {}, make('code', {}, code), ' ', nameOf(code)),
    make('div', { class: 'rule-page' },
      make('section', {}, make('p', {}, why),
        mend ? make('p', {}, make('strong', {}, 'How to mend: '), mend) : '',
        test === '–' ? '' : make('p', {}, make('strong', {}, 'Measured: '), `right ${test} times where people judged its findings.`),
        fixable ? copyable(`seedlint fix --select ${code} --diff`, 'preview the fixes') : '',
        make('p', {}, `Not useful here? Turn it off in seedlint.toml:`), copyable(`ignore = ["${code}"]`, 'turn the rule off'),
        flags.length ? [make('h3', {}, 'Flagged'), make('ul', { class: 'samples' }, flags.map((one) => sample(one, 'warning')))] : '',
        passes.length ? [make('h3', {}, 'Left alone'), make('ul', { class: 'samples' }, passes.map((one) => sample(one, '')))] : ''),
      make('section', {}, make('h3', {}, 'In this corpus'), found.length ? inParts(found, make('ol', { class: 'places' }), rows) : make('p', { class: 'soft' }, 'No finding that the filters let through.'),
        make('p', {}, make('a', { href: only({ rule: code }) }, 'The articles with findings of this rule')))));
}
