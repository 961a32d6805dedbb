import { describe, expect, test } from 'vitest';
import { checkHandbook } from '../src/core/check.ts';
import { kinds } from '../src/kinds/index.ts';
import { statusOf } from '../src/kinds/views/status.ts';
import { tongueOf } from '../src/kinds/views/tongue.ts';
import { explorerTree, placesOf } from '../src/page/navigation.ts';
import { pagesOf } from '../src/pages/pages.ts';
import { proseInput } from '../src/prose/prose.ts';
import { renderProse } from '../src/prose/prose-html.ts';
import { rules } from '../src/rules/index.ts';
import { recordsOf } from '../src/search/records.ts';

// Files that were written for another program: what stands in them is shown as their author meant it, or told.

/** The handbook of these files. */
function bookOf(files: Readonly<Record<string, string>>) {
	const sources = Object.entries(files).map(([path, text]) => [path, { path, text }] as const);
	return checkHandbook(new Map(sources), kinds, rules, { today: '2026-10-15' });
}

/** A page on its own, and its findings beside one that nobody links to it. */
function pageOf(text: string, path = 'teams/page.md') {
	const book = bookOf({ 'index.md': '# Start\n', [path]: text });
	const entry = book.entries.find(({ sources }) => sources[0]?.path === path)!;
	return { book, entry, told: book.diagnostics.filter(({ source }) => source.path === path) };
}

/** The text of a page as HTML, blanks between blocks made one. */
function html(text: string): string {
	const { entry, book } = pageOf(text);
	const input = proseInput(entry, book, '/');
	const written = input ? renderProse(input) : '';
	if (written.includes('<pre')) return written;
	return written.replace(
		/(?<=<\/?(?:p|ul|li|div|details|table|section)>)\s+|\s+(?=<\/?(?:p|ul|li|div|details)\b)/g,
		'',
	);
}

describe('a title', () => {
	test.each([
		['42', '42'],
		['1.10', '1.10'],
		['0123', '0123'],
		['12345678901234567890', '12345678901234567890'],
		['.inf', '.inf'],
		['-.INF', '-.INF'],
		['.nan', '.nan'],
		['true', 'true'],
		['False', 'False'],
		['yes', 'yes'],
		['null', 'null'],
		['1e3', '1e3'],
		['0x1F', '0x1F'],
		['0o17', '0o17'],
		['+49', '+49'],
		['2024-01-05', '2024-01-05'],
		['12:30', '12:30'],
		['7 # the seventh', '7'],
		['"007"', '007'],
		['[Sales, 2024]', 'Sales, 2024'],
		['\n  - Sales\n  - 1.50', 'Sales, 1.50'],
		['~', 'Page'],
		['', 'Page'],
		['{a: b}', 'Page'],
	])('%j of a free page is %j', (written, title) => {
		const { entry, told } = pageOf(`---\ntitle: ${written}\n---\n\nText.\n`);
		expect(entry.title).toBe(title);
		expect(told.filter(({ severity }) => severity !== 'info')).toEqual([]);
	});

	test('is not all that may look like something else', () => {
		const { entry, told } = pageOf(
			'---\ndescription: 2024\nkeywords: 7\naliases: [1.10, true, "Team"]\nwhatever: {a: [1]}\n---\n\nText.\n',
		);
		expect(entry.data).toMatchObject({ description: '2024', keywords: ['7'], aliases: ['1.10', 'true', 'Team'] });
		expect(told).toEqual([]);
	});
});

describe('the order of pages', () => {
	const orderOf = (fields: Readonly<Record<string, string>>) => {
		const files = Object.entries(fields).map(([name, facts]) => [
			`teams/${name}.md`,
			`---\ntitle: ${name}\n${facts}\n---\n\nText.\n`,
		]);
		const [teams] = explorerTree(placesOf(bookOf(Object.fromEntries(files))), '/');
		return teams?.items?.map(({ title }) => title);
	};

	test.each([
		['weight', { a: 'weight: 30', b: 'weight: 10', c: 'weight: 20' }, 'b c a'],
		['weight, where none is nothing', { a: 'weight: 0', b: 'weight: 2', c: 'weight: 1' }, 'c b a'],
		['nav_order', { a: 'nav_order: 2', b: 'nav_order: 1.5', c: 'nav_order: -1' }, 'c b a'],
		['sidebar_position', { a: '', b: 'sidebar_position: 1', c: 'sidebar_position: 0' }, 'c b a'],
		['order, as text', { a: 'order: "10"', b: 'order: "9"', c: 'order: later' }, 'b a c'],
		['sidebar.order', { a: 'sidebar: {order: 2}', b: 'sidebar: false', c: 'sidebar:\n  order: 1' }, 'c a b'],
		['a menu', { a: 'menu: {main: {weight: 5}}', b: 'menu: main', c: 'menu:\n  side:\n    weight: 4' }, 'c a b'],
		['names with numbers', { '10-a': '', '2-b': '', '01-c': '' }, '01-c 2-b 10-a'],
	])('%s', (_, fields, expected) => {
		expect(orderOf(fields)?.join(' ')).toBe(expected);
	});

	test('tells translations of one page apart by their languages', () => {
		const titlesOf = (files: Readonly<Record<string, string>>) =>
			explorerTree(placesOf(bookOf(files)), '/').map(({ title }) => title);
		const japanese = '# Questions\n\n私があなたのために取り除くことができる障害はありますか？\n';
		const german = '---\nlang: de\n---\n\n# Questions\n\nWas hält auf?\n';
		const english = '# Questions\n\nWhat holds you up?\n';
		expect(titlesOf({ 'README.md': english, 'README.ja_JP.md': japanese, 'readme-de.md': german })).toEqual([
			'Questions (German)',
			'Questions (Japanese)',
		]);
		expect(titlesOf({ 'a.md': english, 'b.md': english, 'c.md': japanese, 'd.md': '# Other\n' })).toEqual([
			'Questions',
			'Questions',
			'Questions (Japanese)',
			'Other',
		]);
		expect(titlesOf({ 'c.md': japanese })).toEqual(['Questions']);
	});

	test('is that of folders as well, and lists have shorter names', () => {
		const places = placesOf(
			bookOf({
				'a/index.md': '---\ntitle: A\nweight: 2\n---\n',
				'b/index.md': '---\ntitle: All about B\nlinkTitle: B\nweight: 1\n---\n',
				'c.md': '---\ntitle: C\nweight: 3\nsidebar_label: Sea\n---\n',
			}),
		);
		expect(explorerTree(places, '/').map(({ title }) => title)).toEqual(['B', 'A', 'Sea']);
	});
});

test.each([
	['draft: true', 'draft'],
	['draft: "yes"', 'draft'],
	['published: false', 'draft'],
	['draft: false', 'active'],
	['published: 2024-05-01', 'active'],
])('a page with `%s` is %s', (facts, status) => {
	expect(statusOf(pageOf(`---\n${facts}\n---\n\nText.\n`).entry)).toBe(status);
});

describe('facts at the top', () => {
	test.each([
		['Hugo’s', '+++\ntitle = "Sales"\ndraft = true\nweight = 3\n[menu.main]\nweight = 2\n+++\n'],
		['TOML with blanks and a name', '---toml \r\ntitle = "Sales" # ours\r\n--- \r\n'],
		['TOML below a byte order mark', '\ufeff+++\ntitle = "Sales"\n+++\n'],
		['JSON in braces', ';;;\n{"title": "Sales", "draft": true}\n;;;\n'],
		['JSON without braces', ';;;\n"title": "Sales",\n"tags": ["a"],\n;;;\n'],
		['JSON by name', '---json\n{\n  "title": "Sales"\n}\n---\n'],
		['JSON on its own', '{\n  "title": "Sales",\n  "tags": ["}"]\n}\n'],
		['YAML by name', '---yaml\ntitle: Sales\n---\n'],
		['YAML with dots at the end', '---\ntitle: Sales\n...\n'],
		['YAML with blanks behind its lines', '---  \ntitle: Sales\n---\t\n'],
		['YAML below a byte order mark', '\ufeff---\ntitle: Sales\n---\n'],
	])('%s are read', (_, facts) => {
		const { entry, book, told } = pageOf(`${facts}\nAsk first.\n`);
		expect(entry.title).toBe('Sales');
		expect(told).toEqual([]);
		expect(
			recordsOf(book)
				.find(({ id }) => id === entry.id)
				?.text.trim(),
		).toBe('Ask first.');
	});

	test.each([
		['---js\n{title: process.exit(1)}\n---\n', /`js`, a language/],
		['--- coffee\ntitle: do -> 1\n---\n', /`coffee`, a language/],
		['+++\ntitle = Sales\n+++\n', /TOML, cannot be read: /],
		['+++\ntitle = "Sales"\n\nText.\n', /opened with `\+\+\+` and never closed/],
		['\n---\ntitle: Sales\n---\n', /below an empty line/],
	])('%j are told and are no text, on a free page, a guide and a role', (facts, message) => {
		for (const path of ['teams/page.md', 'guides/page.md', 'roles/page.md']) {
			const book = bookOf({ 'handbook.yaml': 'title: Field\nprofile: starter\n', [path]: `${facts}\nAsk first.\n` });
			const told = book.diagnostics.filter(({ rule }) => rule === 'front-matter');
			expect(told.map((one) => message.test(one.message))).toEqual([true]);
			const [{ text } = { text: '' }] = recordsOf(book).filter(({ id }) => id === path.replace('.md', ''));
			expect(text).not.toMatch(/title|process/);
		}
	});

	test.each([
		'---\n\nText between rules.\n',
		'+++ more\n\nText.\n',
		'{ not facts }\n',
		';;;\nText.\n',
		'\n---\n\nText.\n\n---\n',
	])('%j are none', (text) => {
		const { entry, told } = pageOf(text);
		expect(entry.prose?.range.start).toBe(0);
		expect(told).toEqual([]);
	});
});

describe('a note that stands out', () => {
	const icons: Record<string, string> = { note: 'info', tip: 'lightbulb', important: 'star-full', caution: 'error' };
	const head = (tone: string, title: string) =>
		`<span class="icon of-${icons[tone] ?? tone}"></span><span>${title}</span>`;
	const box = (tone: string, title: string, text: string, label = title) =>
		`<div class="callout callout-${tone}" role="note" aria-label="${label}"><p class="callout-title">${head(tone, title)}</p>${text}</div>`;
	const folds = (tone: string, title: string, text: string, open = '') =>
		`<details class="callout callout-${tone}"${open}><summary class="callout-title">${head(tone, title)}</summary>${text}</details>`;

	test.each([
		['> [!NOTE]\n> Ask first.', box('note', 'Note', '<p>Ask first.</p>')],
		['> [!tip]\n> Ask *first*.', box('tip', 'Tip', '<p>Ask <em>first</em>.</p>')],
		['> [!Important]\n>\n> Ask.\n>\n> - a', box('important', 'Important', '<p>Ask.</p><ul><li>a</li></ul>')],
		['> [!CAUTION]  \n> Ask.', box('caution', 'Caution', '<p>Ask.</p>')],
		['> [!warning] Mind the `gap`\n> Ask.', box('warning', 'Mind the <code>gap</code>', '<p>Ask.</p>', 'Warning')],
		['> [!faq]- Why?\n> So.', folds('note', 'Why?', '<p>So.</p>')],
		['> [!bug]+\n> So.', folds('caution', 'Bug', '<p>So.</p>', ' open')],
		['> [!NOTE]\n', box('note', 'Note', '')],
		['- a\n\n  > [!TIP]\n  > Ask.', box('tip', 'Tip', '<p>Ask.</p>')],
		['!!! note\n    Ask first.', box('note', 'Note', '<p>Ask first.</p>')],
		['!!! tip "For new hires"\n\n    Shadow a call.', box('tip', 'For new hires', '<p>Shadow a call.</p>', 'Tip')],
		[
			'!!! danger "a **b**"\n    - c\n\n    d\n\ne',
			`${box('caution', 'a <strong>b</strong>', '<ul><li>c</li></ul><p>d</p>', 'Danger')}<p>e</p>`,
		],
		['!!! note ""\n    Ask.', box('note', 'Note', '<p>Ask.</p>')],
		['??? question "Why?"\n    So.', folds('note', 'Why?', '<p>So.</p>')],
		['???+ info\n    So.', folds('note', 'Info', '<p>So.</p>', ' open')],
		['!!! note\n    a\n\n!!! tip\n    b', `${box('note', 'Note', '<p>a</p>')}${box('tip', 'Tip', '<p>b</p>')}`],
		[':::caution\nRead twice.\n:::', box('caution', 'Caution', '<p>Read twice.</p>')],
		[':::note[The *title*]\n\nText.\n\n:::', box('note', 'The <em>title</em>', '<p>Text.</p>', 'Note')],
		['::: tip A title\nText.\n:::', box('tip', 'A title', '<p>Text.</p>', 'Tip')],
		[':::info{title="A title"}\nText.\n:::', box('note', 'A title', '<p>Text.</p>', 'Info')],
		['::: {.callout-warning}\n- a\n:::', box('warning', 'Warning', '<ul><li>a</li></ul>')],
		[':::warning\n| a |\n| - |\n| b |\n:::', '</table></section></div>'],
		['::::note\n:::tip\nIn.\n:::\n::::', box('note', 'Note', box('tip', 'Tip', '<p>In.</p>'))],
		['> [!NOTE]\n> > [!TIP]\n> > In.', box('note', 'Note', box('tip', 'Tip', '<p>In.</p>'))],
	])('%j', (text, expected) => {
		expect(html(text)).toContain(expected);
	});

	test.each([
		['`> [!NOTE]`', '[!NOTE]'],
		['```\n:::note\na\n:::\n!!! note\n```', ':::note\na\n:::\n!!! note'],
		[':::note\nNever closed.', ':::note'],
		['a ::: b !!! c', 'a ::: b !!! c'],
		['Really!!!\n\n!!!\n\n??? What', '<p>!!!</p><p>??? What</p>'],
		['\ufdd0:::note\na\n:::', ':::note'],
	])('is none: %j', (text, expected) => {
		expect(html(text)).toContain(expected);
	});

	test('says what it says in the search, without its marks, and its links and headings stand where they stood', () => {
		const text = ':::tip[See]\n## Part\n[a](gone.md)\n:::\n\n!!! note "N"\n    [b](lost.md)\n\n> [!NOTE]\n> c\n';
		const { entry, book, told } = pageOf(text);
		expect(entry.prose?.headings.map(({ text, range }) => [text, range.start])).toEqual([['Part', text.indexOf('##')]]);
		expect(told.filter(({ rule }) => rule === 'broken-link').map(({ range }) => range.start)).toEqual([
			text.indexOf('gone.md'),
			text.indexOf('lost.md'),
		]);
		const said = recordsOf(book)
			.filter(({ path }) => path === '/teams/page/')
			.map((record) => record.text)
			.join(' ');
		expect(said.replace(/\s+/g, ' ').trim()).toBe('See a N b Note c');
	});
});

test('an emoji code is an emoji, where it is one, and anchors are those of its name', () => {
	expect(html('At 10:30:45 :smile::heart: *:+1:* :nonsense: a:x:b `:x:` :100:')).toBe(
		'<p>At 10:30:45 😄❤️ <em>👍</em> :nonsense: a:x:b <code>:x:</code> 💯</p>',
	);
	const { entry, book } = pageOf('# :rocket: Launch\n\n## We :heart: it\n\nNow :tada:.\n');
	expect(entry.title).toBe('🚀 Launch');
	expect(entry.prose?.headings.map(({ slug }) => slug)).toEqual(['rocket-launch', 'we-heart-it']);
	expect(html('# :rocket: Launch\n\n## We :heart: it\n')).toContain('<h2 id="we-heart-it">We ❤️ it<a');
	expect(recordsOf(book).map(({ title, text }) => `${title} ${text}`)).toContainEqual(
		expect.stringContaining('We ❤️ it Now 🎉.'),
	);
});

describe('what another program would have made something of', () => {
	test.each([
		['{{< figure src="a" >}} and {{% x %}}', ['Hugo shortcodes 2']],
		['{{<youtube x>}}', ['Hugo shortcodes 1']],
		[
			'{% include a.html %}\n\n{%- if x -%}\n\na {{ page.title }}',
			['tags of a template (Liquid or Jinja) 2', 'values of a template 1'],
		],
		[':::note\n\nNever closed.', ['containers of colons 1']],
		['::::: {.grid}\na\n:::::', ['containers of colons 1']],
		['=== "A"\n\n    a\n\n=== "B"\n\n    b', ['tabs in the way of MkDocs 2']],
		['!!! note', ['notes in the way of MkDocs 1']],
		[
			'[TOC]\n\n[[_TOC_]]\n\n[[A page|so]] ![[a.png]]',
			['marks for a list of contents 2', 'links in the way of a wiki 1', 'files put in by name 1'],
		],
		['Term\n: What it means\n\nOther\n:   Means this', ['lists of definitions 2']],
		['$$\na^2\n$$', ['formulas 1']],
		['It is ==very== new.', ['marked words 1']],
		['Text {.lead}\n\nMore { #here .wide }', ['attributes in braces 2']],
		['```mermaid\ngraph\n```\n\n```Mermaid\nx\n```', ['diagrams (mermaid) 2']],
		["import X from './x'\n\nText.", ['imports of code 1']],
		['<Tabs.Tab title="x">\n\nText\n\n</Tabs.Tab> <Foo.Bar/>', ['components of MDX 2']],
		['<Tabs\n  defaultValue="a"\n  values={[\n    {label: \'A\'},\n  ]}>\n', ['components of MDX 1']],
		['Ask <Anna.Schmidt@example.com>, a List<Foo.Bar> and `<Tabs.Tab>`; a < B ={c}', []],
		['<Card cols={2}>\n\n<div><Foo.Bar></div>\n', []],
		['`{{ a }}` and\n\n```\n:::x\n{% y %}\n```\n\n    {{ z }}\n\n<!-- {{ no }} -->', []],
		[':::note\na\n:::\n\n!!! tip\n    b\n\n> [!NOTE]\n> c', []],
		['[[1]](#a) a[[0]] x == y, z == 1 $5 and $6 {a} ::: 10:30 !!! ??? \\[TOC]', []],
	])('is counted once a page: %j', (text, expected) => {
		const { told } = pageOf(text);
		const found = told.filter(({ rule }) => rule === 'foreign-notation');
		expect(found.map(({ message }) => message)).toHaveLength(expected.length);
		expect(
			found.map(({ message }) => {
				const [, name, often] = /^The page holds (.*?) (once|\d+)/.exec(message)!;
				return `${name} ${often === 'once' ? 1 : often}`;
			}),
		).toEqual(expected);
	});
});

describe('control characters', () => {
	test.each(['\u0007', '\u001b', '\u007f', '\u0090', '\u009b', '\ud800'])(
		'%j is told once and shown nowhere',
		(char) => {
			const text = `# a${char}b\n\nRed ${char}[31m text${char}, [l${char}](#ab) \`${char}\` and &#7;.\n`;
			const { entry, book, told } = pageOf(text);
			const found = told.filter(({ rule }) => rule === 'hidden-characters');
			expect(found.map(({ range }) => range.start)).toEqual([text.indexOf(char)]);
			expect(found[0]?.message).toMatch(/holds 5 control characters/);
			const shown = [
				html(text),
				entry.title,
				JSON.stringify(recordsOf(book).map((one) => Object.values(one).join('\n'))),
			];
			for (const one of shown)
				expect(one).not.toMatch(/[\0-\u0008\u000e-\u001f\u007f-\u009f]|\p{Surrogate}|\\u00[01]/u);
		},
	);

	test('stand in no fact, and a text in another order is shown as it is stored', () => {
		const { entry, told } = pageOf('---\ntitle: "a\\u001b[31m\\x9bb"\n---\n\nThe limit is \u202e%01\u202c.\n');
		expect(entry.title).toBe('a[31mb');
		expect(told.filter(({ rule }) => rule === 'hidden-characters')).toHaveLength(3);
		expect(html('The limit is \u202e%01\u202c.')).toBe('<p>The limit is %01.</p>');
	});
});

test.each([
	['```mermaid\ngraph LR; a-->b\n```', 'mermaid', 'mermaid'],
	['~~~ PlantUML\nA -> B\n~~~', 'PlantUML', 'plantuml'],
	['- ```mermaid\n  pie\n  ```', 'mermaid', 'mermaid'],
])('a diagram is shown as its source, under words that say so: %j', (text, written, name) => {
	expect(html(text)).toContain(
		`<figure><figcaption>Diagram (${name}), shown as its source</figcaption><pre tabindex="0"><code class="language-${written}">`,
	);
	expect(html('```python\nmermaid\n```')).not.toContain('figure');
});

test('attributes of links, pictures and blocks are not shown, and code is left alone', () => {
	expect(html('[a](https://a.example){:target="_blank"} **b**{.big} c\n{: .lead #x }\n')).toMatch(
		/<\/a>\s+<strong>b<\/strong>\s+c<\/p>$/,
	);
	expect(html('`f(){.a}` f(){return}')).toBe('<p><code>f(){.a}</code> f(){return}</p>');
	expect(html('```\n[a](b){:.c}\n```\n')).toContain('[a](b){:.c}');
	expect(pageOf('[a](https://a.example){:target="_blank"}\n').told).toEqual([]);
});

test.each([
	['a paragraph', 'Ask first,\nthen listen.\n{: #ask .big}', '<p><span id="user-content-ask"></span>Ask first,'],
	['a paragraph below', '{: #ask}\nAsk first.', '<p><span id="user-content-ask"></span>Ask first.'],
	['an item', '- One\n- Two\n{: #two}\n', '<li><span id="user-content-two"></span>Two</li>'],
	['a quotation', '> Said\n{: #said}', '<span id="user-content-said"></span>Said'],
	['a table', '| a | b |\n| - | - |\n| 1 | 2 |\n{: #t}', '<th scope="col"><span id="user-content-t"></span>a</th>'],
	['code', '```sh\none\n\ntwo\n```\n{: #run}', '<p><span id="user-content-run"></span></p>\n<pre'],
	['words', 'A **word**{: #word}, here.', '<strong>word</strong><span id="user-content-word"></span>, here.'],
	['a name in other letters', 'Größe.\n{: #größe}', '<p><span id="user-content-größe"></span>Größe.</p>'],
	['a value', 'Ask.\n{: .a id="ask-1"}', '<p><span id="user-content-ask-1"></span>Ask.</p>'],
])('an id that attributes give %s is found and leads there', (_, text, shown) => {
	const id = /user-content-([^"]+)/.exec(shown)![1]!;
	const page = `[x](#${id}) [y](#${id}-none)\n\n${text}\n`;
	expect(html(page)).toContain(shown);
	expect(html(page)).toContain(`href="/teams/page/#user-content-${encodeURIComponent(id)}"`);
	expect(html(page)).not.toContain('{:');
	expect(pageOf(page).told.filter(({ rule }) => rule === 'broken-anchor')).toHaveLength(1);
});

test.each([
	['in code', '`a`\n\n```\n{: #x}\n```\n'],
	['that stands in words', 'Write {: #x} after it.\n'],
	['of a picture of braces', '    {: #x}\n'],
])('what looks like an id %s gives none', (_, text) => {
	expect(html(text)).not.toContain('user-content-');
	expect(html(text)).toContain('{: #x}');
});

test.each([
	['---\nlang: de\n---\n\nDer Kunde fragt.\n', { lang: 'de', dir: 'ltr' }],
	['---\nlanguage: pt_BR\n---\n\nO cliente.\n', { lang: 'pt-BR', dir: 'ltr' }],
	['---\nlang: fa-IR\n---\n\nText.\n', { lang: 'fa-IR', dir: 'rtl' }],
	['---\nlang: the best\ndir: RTL\n---\n\nText.\n', { dir: 'rtl' }],
	['# دليل\n\nاسأل أسئلة مفتوحة حول CRM.\n', { lang: 'ar', dir: 'rtl' }],
	['# راهنما\n\nاین یک متن فارسی است گفت چه.\n', { lang: 'fa', dir: 'rtl' }],
	['שיחת אחד על אחד\n', { lang: 'he', dir: 'rtl' }],
	['# 手引き\n\n最初に質問します。\n', { lang: 'ja', dir: 'ltr' }],
	['Сначала спросите клиента.\n', { lang: 'ru', dir: 'ltr' }],
	['# Page\n\nIn Arabic this is called دليل, in Greek οδηγός.\n', {}],
	['# Page\n\n```\nدليل التدريب الأسبوعي\n```\n', {}],
])('the language of %j is known', (text, tongue) => {
	expect(tongueOf(pageOf(text).entry)).toEqual(tongue);
});

test('the page of the search leads to every page, where none is in a folder too', () => {
	const items = (files: Readonly<Record<string, string>>) => {
		const block = pagesOf(bookOf(files)).page('/search/')!.sections[0]!.block;
		return block.form === 'items' ? block.items.map(({ text, note }) => `${text} ${note}`) : [];
	};
	expect(items({ 'README.md': '# Start\n', 'a.md': '# A\n', 'b.md': '# B\n' })).toEqual(['Start page 2']);
	expect(items({ 'README.md': '# Start\n', 'team/a.md': '# A\n', 'b.md': '# B\n' })).toEqual([
		'Team 1',
		'Start page 1',
	]);
	expect(items({ 'team/a.md': '# A\n' })).toEqual(['Team 1']);
});
