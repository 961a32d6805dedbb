import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Shown } from '../../src/components/showing.ts';
import { checkHandbook, createChecker } from '../../src/core/check.ts';
import type { Handbook } from '../../src/core/handbook.ts';
import { kinds } from '../../src/kinds/index.ts';
import type { Piece } from '../../src/prose/pieces.ts';
import { type ProseInput, proseInput } from '../../src/prose/prose.ts';
import { prosePieces } from '../../src/prose/prose-html.ts';
import { rules } from '../../src/rules/index.ts';
import { moduleOf } from '../../src/site/guide-module.ts';

const shared: Readonly<Record<string, string>> = {
	'guides/other.md': '# Other\n',
	'handbook.yaml': 'title: T\nstages:\n  - {id: shape, title: Shape, phase: sell}\n',
	'roles/lead.yaml':
		'title: Lead\nmission: Keeps the <team> together.\naccountabilities:\n  - {id: plan, title: The plan is true., activity: expand#plan}\nescalates_to: boss\n',
	'roles/boss.yaml': 'title: Boss\nmission: Helps.\n',
	'terms/whitespace.yaml': 'title: Whitespace\nabbreviation: WS\ndefinition: What is not sold yet.\n',
	'sessions/clinic.yaml':
		'title: Clinic\npurpose: One decision.\nrequired: [lead]\nminutes: 40\nblocks:\n  - {id: open, title: Open, minutes: 10, kind: frame, lead: lead}\n  - {id: work, title: Work, minutes: 30, kind: work, method: In pairs.}\n',
	'processes/expand.yaml':
		'title: Expand\nactivities:\n  - {id: plan, title: Plan, stage: shape, accountable: lead, responsible: [lead], informed: [boss], next: [{activity: ask}]}\n  - {id: ask, title: Ask, stage: shape, accountable: boss, consulted: [lead]}\n',
};

function bookWith(text: string, files: Readonly<Record<string, string>> = {}): Handbook {
	const all = { ...shared, 'guides/page.mdx': text, ...files };
	const sources = new Map(Object.entries(all).map(([path, text]) => [path, { path, text }]));
	return checkHandbook(sources, kinds, rules, { today: '2026-10-15' });
}

const inputOf = (book: Handbook): ProseInput | undefined => proseInput(book.find('guides/page')!, book, '/');

/** A text as its page shows it, with components as tags. */
function html(text: string): string {
	const input = inputOf(bookWith(text));
	return input ? prosePieces(input).map(tagged).join('') : '';
}

const tagged = (piece: Piece): string =>
	typeof piece === 'string'
		? piece
		: `<${[piece.name, ...Object.entries(piece.props).map(([name, value]) => `${name}=${JSON.stringify(value)}`)].join(' ')}>${piece.inside.map(tagged).join('')}</${piece.name}>`;

/** What a page holds of a kind of components, in order. */
const shownBy = (name: string, text: string, files: Readonly<Record<string, string>> = {}): readonly Shown[] =>
	prosePieces(inputOf(bookWith(text, files))!).flatMap((piece) =>
		typeof piece !== 'string' && piece.name === name ? [piece.props.shown as Shown] : [],
	);

/** The findings about the page, without those about the small handbook around it. */
const findings = (text: string) =>
	bookWith(text)
		.diagnostics.filter(({ source, severity }) => source.path === 'guides/page.mdx' && severity === 'error')
		.map(({ rule, range, source }) => `${rule} ${source.text.slice(range.start, range.end)}`);

describe('accepted', () => {
	test.each([
		'<Callout>Ask.</Callout>',
		'<Callout kind="tip" title=\'A "b"\'>\n\n- a\n\n</Callout>',
		'<Steps>\n\n## One\n\nText.\n\n### Deeper\n\n## Two\n\n</Steps>',
		'<Tabs>\n<Tab title="A">a</Tab>\n\n<Tab title="B">\n\n| a |\n|---|\n| b |\n\n</Tab>\n</Tabs>',
		'- a\n\n  <Callout>\n  Ask.\n  </Callout>\n',
		'> <Agenda session="clinic" />',
		'<Lanes process="expand" />\n\n<Raci process="expand" />',
		'<Raci\n  process="expand"\n/>',
		'See <Term id="whitespace">the *white* space</Term>.',
		'| a |\n|---|\n| <Term id="whitespace" /> |',
		'## What is <Term id="whitespace">whitespace</Term>?',
		'<div>\n<RoleCard role="lead" />\n</div>',
		'Press <kbd>x</kbd>, read [this](other.md) and <a href="other.md">that</a>.',
		'`<Chart>` and `{x}` are code; so is\n\n```mdx\n<Chart {...x} />\nimport x\n```\n',
		'\\<Chart> \\{x}',
	])('%j', (text) => {
		expect(findings(text)).toEqual([]);
		expect(inputOf(bookWith(text))).toBeDefined();
	});
});

describe('refused', () => {
	test.each([
		['import fs from "node:fs"', 'unsafe-markup import fs from "node:fs"'],
		['export const x = 1', 'unsafe-markup export const x = 1'],
		['{process.env}', 'unsafe-markup {process.env}'],
		['a {process.exit()} b', 'unsafe-markup {process.exit()}'],
		['a {while(true){}} b', 'unsafe-markup {while(true){}}'],
		['<RoleCard role={x} />', 'unsafe-markup role={x}'],
		['<RoleCard {...x} role="lead" />', 'unsafe-markup {...x}'],
		['<RoleCard role={`lead`} />', 'unsafe-markup role={`lead`}'],
		['<div onclick={x}>a</div>', 'unsafe-markup onclick={x}'],
		['<RoleCart role="lead" />', 'unsafe-markup RoleCart'],
		['<Callout.Title />', 'unsafe-markup Callout.Title'],
		['<constructor.X />', 'unsafe-markup constructor.X'],
		['<Callout constructor="x">a</Callout>', 'misused-component constructor="x"'],
		['<Callout __proto__="x">a</Callout>', 'misused-component __proto__="x"'],
		['<RoleCard role="" />', 'misused-component role=""'],
		['<RoleCard role="laed" />', 'unknown-reference laed'],
		['<RoleCard role="lead#plan" />', 'unknown-reference lead#plan'],
		['<RoleCard role="whitespace" />', 'wrong-kind-reference whitespace'],
		['> <Callout\n>   kind="note"\n>   kidn="note">\n> a\n> </Callout>', 'misused-component kidn="note"'],
		['<span>\n\n<Agenda session="clinic" />\n\n</span>', 'misused-component Agenda'],
		['[a <Raci process="expand" />](other.md)', 'misused-component Raci'],
		['<Tabs>\n<Callout>a</Callout>\n</Tabs>', 'misused-component Tabs'],
		['<Tabs>\n\n> <Tab title="A">a</Tab>\n\n</Tabs>', 'misused-component Tabs'],
		['<Term id="whitespace">\n\n- a\n\n</Term>', 'misused-component Term'],
		['<Term id="whitespace"><Term id="whitespace" /></Term>', 'misused-component Term'],
	])('%j', (text, expected) => {
		expect(findings(text)).toContain(expected);
	});

	test('says what may have been meant', () => {
		const { diagnostics } = bookWith(
			'<RolCard />\n\n<Callout kidn="tipp" kind="tipp">a</Callout>\n\n<callout>a</callout>\n',
		);
		expect(
			diagnostics.flatMap(({ source, help }) => (source.path === 'guides/page.mdx' && help ? [help] : [])),
		).toEqual([
			'Did you mean `RoleCard`?',
			'Did you mean `kind`?',
			'Did you mean `tip`?',
			'Did you mean the component `Callout`?',
		]);
	});
});

describe('components of a team’s own', () => {
	const judged = (text: string) => {
		const sources = new Map([['guides/page.mdx', { path: 'guides/page.mdx', text }]]);
		const book = createChecker(kinds, [], ['Chart', 'Badge'])(sources, { today: '2026-10-15' });
		const input = proseInput(book.find('guides/page')!, book, '/');
		return {
			found: book.diagnostics.map(({ rule, range, source }) => `${rule} ${source.text.slice(range.start, range.end)}`),
			shown: input ? prosePieces(input).map(tagged).join('') : undefined,
		};
	};

	test.each([
		['<Chart />', '<Chart></Chart>'],
		[
			'<Chart title="a" data-x=\'"b"\'>\n\n*c*\n\n</Chart>',
			'<Chart title="a" data-x="\\"b\\""><p><em>c</em></p></Chart>',
		],
		['See <Badge kind="a">it</Badge> there', '<p>See <Badge kind="a">it</Badge> there</p>'],
		['<Chart>\n<Badge />\n</Chart>', '<Chart><Badge></Badge></Chart>'],
		['## A <Badge>new</Badge> way', '<h2 id="a-new-way">A <Badge>new</Badge> way'],
	])('%j', (text, shown) => {
		const { found, shown: out } = judged(text);
		expect(found).toEqual([]);
		expect(out!.replace(/\n/g, '')).toContain(shown);
	});

	test.each([
		['<Chart title={x} />', 'unsafe-markup title={x}'],
		['<Chart {...x} />', 'unsafe-markup {...x}'],
		['<Chart>{x}</Chart>', 'unsafe-markup {x}'],
		['<Chart.Title />', 'unsafe-markup Chart.Title'],
		['<Chart title />', 'misused-component title'],
		['<Chart set:html="<b>" />', 'misused-component set:html="<b>"'],
		['<Chart client:load="" />', 'misused-component client:load=""'],
		['<Chart slot="a" />', 'misused-component slot="a"'],
		['<Chart title="a" title="b" />', 'misused-component title="b"'],
		['## <Badge />', 'misused-component Badge'],
		['<Charts />', 'unsafe-markup Charts'],
	])('%j', (text, expected) => {
		expect(judged(text).found).toContain(expected);
	});

	test('are unknown to a handbook that has none', () => {
		expect(findings('<Chart />')).toEqual(['unsafe-markup Chart']);
	});
});

test('what components show is linked from there', () => {
	const book = bookWith('<RoleCard role="lead" />\n\nSee <Term id="whitespace" />.');
	const from = (id: string) => book.linksTo(book.find(id)!).map((link) => link.from.id);
	expect(from('roles/lead')).toContain('guides/page');
	expect(from('terms/whitespace')).toEqual(['guides/page']);
});

test('the data of a text covers what its components show', () => {
	const page = '<RoleCard role="lead" />\n\n<Agenda session="clinic" />\n';
	const before = JSON.stringify(inputOf(bookWith(page)));
	const edited = (path: string, from: string, to: string) =>
		JSON.stringify(inputOf(bookWith(page, { [path]: shared[path]!.replace(from, to) })));
	expect(edited('roles/lead.yaml', 'Keeps', 'Holds')).not.toBe(before);
	expect(edited('roles/boss.yaml', 'Boss', 'Chief')).not.toBe(before);
	expect(edited('sessions/clinic.yaml', 'minutes: 30', 'minutes: 25')).not.toBe(before);
	expect(edited('terms/whitespace.yaml', 'Whitespace', 'White space')).toBe(before);
});

describe('shown', () => {
	test.each([
		[
			'<Callout kind="warning">Ask.</Callout>',
			'<div class="callout callout-warning" role="note" aria-label="Take care"><p class="callout-title"><span class="icon of-warning"></span><span>Take care</span></p><p>Ask.</p></div>',
		],
		[
			'<Callout title="<b>">Ask.</Callout>',
			'<p class="callout-title"><span class="icon of-info"></span><span>&#x3C;b></span></p>',
		],
		['- <Callout>Ask.</Callout>', '<li>\n<div class="callout callout-note" role="note" aria-label="Note">'],
		['See <Term id="whitespace" />.', '<p>See <a href="/terms/whitespace/" class="term">Whitespace</a>.</p>'],
		['See <Term id="whitespace">it</Term>.', '<p>See <a href="/terms/whitespace/" class="term">it</a>.</p>'],
		['[see <Term id="whitespace" />](other.md)', '<a href="/guides/other/">see Whitespace</a>'],
		['[see <a href="page.mdx">this</a>](other.md)', '<a href="/guides/other/">see this</a>'],
		['<a href="other.md">see [this](page.mdx)</a>', '<a href="/guides/other/">see this</a>'],
		['<div class="x" id="y" onclick="z">a</div>', '<div id="user-content-y">a</div>'],
		['<a href="other.md" style="x">a</a>', '<a href="/guides/other/">a</a>'],
		['<a href="javascript:x">a</a>', '<span class="dangling" title="This link leads nowhere.">a</span>'],
		['<fb-component data-part="0">a</fb-component>', 'a'],
		['<RoleCard role="gone" />', '<p><span class="dangling" title="This reference leads nowhere.">gone</span></p>'],
	])('%j', (text, expected) => {
		expect(html(text)).toContain(expected);
	});

	test('headings of one level stay on one level, whatever stands above them', () => {
		expect(html('Text.\n\n### a\n\n#### b\n\n### c\n').match(/<h\d/g)).toEqual(['<h2', '<h3', '<h2']);
	});

	test('steps are what stands under their headings', () => {
		expect(
			html('<Steps>\n\nLead.\n\n### One\n\nText.\n\n#### More\n\n### Two\n\n</Steps>').replace(/<a class.*?<\/a>/g, ''),
		).toBe(
			'<p>Lead.</p><Steps><li><h2 id="one">One</h2><p>Text.</p><h3 id="more">More</h3></li><li><h2 id="two">Two</h2></li></Steps>',
		);
	});

	test('tabs have ids of their own', () => {
		expect(html('## fb_tab-1\n\n<Tabs>\n<Tab title="A">a</Tab>\n<Tab title="B">b</Tab>\n</Tabs>')).toContain(
			'<Tabs><Tab title="A" id="fb_tab-2"><p>a</p></Tab><Tab title="B" id="fb_tab-3"><p>b</p></Tab></Tabs>',
		);
	});

	test('what stands in a component and around it keeps its place', () => {
		expect(
			html(
				'- a\n\n  > <Steps>\n  >\n  > ## One\n  >\n  > See <Term id="whitespace" /> and <b>*that*</b>.\n  >\n  > </Steps>\n\n- c',
			),
		).toMatch(
			/<li>\s*<p>a<\/p>\s*<blockquote>\s*<Steps><li><h2 id="one">One.*<\/h2><p>See <a href="\/terms\/whitespace\/" class="term">Whitespace<\/a> and <b><em>that<\/em><\/b>\.<\/p><\/li><\/Steps>\s*<\/blockquote>\s*<\/li>\s*<li>\s*<p>c<\/p>/,
		);
	});

	test('a process, a session and a role are shown as blocks of pages', () => {
		const [agenda] = shownBy('Agenda', '<Agenda session="clinic" />');
		expect(agenda).toMatchObject({ title: 'Clinic', href: '/sessions/clinic/', note: '40 min', lead: 'One decision.' });
		expect(agenda!.blocks).toMatchObject([
			{ form: 'facts', facts: [{ label: 'With', value: { items: [{ text: 'Lead' }] } }] },
			{
				form: 'agenda',
				slots: [
					{
						title: 'Open',
						from: 0,
						href: '/sessions/clinic/#open',
						roles: ['lead'],
						facts: [{ text: 'Lead', note: 'leads' }],
					},
					{ title: 'Work', from: 10, href: '/sessions/clinic/#work', method: 'In pairs.' },
				],
			},
		]);
		expect(shownBy('Raci', '<Raci process="expand" />')[0]!.blocks).toMatchObject([
			{
				form: 'matrix',
				columns: [{ text: 'Lead', roles: ['lead'] }, { text: 'Boss' }],
				rows: [
					{ head: { text: 'Plan' }, cells: [{ duties: ['A', 'R'] }, { duties: ['I'] }] },
					{ head: { text: 'Ask' } },
				],
			},
		]);
		const [lead] = shownBy('RoleCard', '<RoleCard role="lead" />');
		expect(lead).toMatchObject({ lead: 'Keeps the <team> together.', roles: ['lead'] });
		expect(lead!.blocks).toMatchObject([
			{
				form: 'panels',
				panels: [
					{ title: 'Answers for', items: [{ text: 'The plan is true.', href: '/processes/expand/#plan' }] },
					{ title: 'Turns to', items: [{ text: 'Boss', href: '/roles/boss/' }] },
				],
			},
		]);
		expect(shownBy('Term', '<Term id="whitespace" />')).toMatchObject([
			{ title: 'Whitespace', note: 'WS', lead: 'What is not sold yet.' },
		]);
	});

	test('regions of one page have names of their own', () => {
		const again = '<Raci process="expand" />\n\n<Lanes process="expand" />\n\n';
		expect(shownBy('Raci', again + again).map(({ blocks }) => blocks)).toMatchObject([
			[{ label: 'Who does what in “Expand”' }],
			[{ label: 'Who does what in “Expand” (2)' }],
		]);
		expect(shownBy('Lanes', again + again).map(({ blocks }) => blocks)).toMatchObject([
			[{ lanes: { title: 'Expand' } }],
			[{ lanes: { title: 'Expand (2)' } }],
		]);
	});

	test.each([
		['Lanes', 'process', 'No activity of this process is written down yet.'],
		['Raci', 'process', 'No activity of this process is written down yet.'],
		['Agenda', 'session', 'No agenda is written down yet.'],
		['RoleCard', 'role', 'Nothing is written down about this role yet.'],
	])('a %s of which nothing can be told yet says so', (name, prop, text) => {
		const files = Object.fromEntries(
			['processes', 'sessions', 'roles'].map((one) => [`${one}/none.yaml`, 'title: None\n']),
		);
		expect(shownBy(name, `<${name} ${prop}="none" />`, files)[0]!.blocks).toEqual([
			{ form: 'items', items: [], empty: { text } },
		]);
	});

	test('an element of HTML in plain Markdown is never taken for the place of a component', () => {
		const text = '<fb-component data-part="0">a</fb-component> <Callout>b</Callout>';
		const sources = new Map([['guides/page.md', { path: 'guides/page.md', text }]]);
		const book = checkHandbook(sources, kinds, [], { today: '2026-10-15' });
		expect(prosePieces(proseInput(book.find('guides/page')!, book, '/')!)).toEqual(['<p>a b</p>']);
	});
});

test('any text is read without a throw, and nothing in it runs', () => {
	const pieces = [
		...'<>"\'=/{} \n[]()!#`|-'.split(''),
		'\n\n',
		'<Callout',
		'<Callout kind="tip">',
		'</Callout>',
		'<Tabs>',
		'<Tab title="a">',
		'</Tab>',
		'</Tabs>',
		'<Steps>\n\n## a\n\n</Steps>',
		'<RoleCard role="lead" />',
		'<Raci process="expand" />',
		'<Agenda session="clinic" />',
		'<Lanes process="expand" />',
		'<Term id="whitespace">',
		'</Term>',
		'<Term id="whitespace" />',
		'<Term id="__proto__" />',
		'import x from "y"\n',
		'{alert(1)}',
		'{...x}',
		'<div onclick="x">',
		'</div>',
		'<a href="javascript:x">',
		'</a>',
		'<script>',
		'</script>',
		'<svg onload="x">',
		'</svg>',
		'<img src="//x.example/a" onerror="x" />',
		'<fb-component data-part="0">',
		'</fb-component>',
		'a',
		'# ',
		'> ',
	];
	const broken = fc.array(fc.constantFrom(...pieces), { maxLength: 30 });
	const whole = fc.array(
		fc.constantFrom(
			'\n\n<Callout kind="tip">\n\na\n\n</Callout>\n\n',
			'\n\n<Tabs>\n<Tab title="a">b</Tab>\n</Tabs>\n\n',
			'\n\n<Steps>\n\n## a\n\n</Steps>\n\n',
			'\n\n<RoleCard role="lead" />\n\n',
			'\n\n<Lanes process="expand" />\n\n',
			'<div onclick="x">a</div>',
			'<a href="javascript:x">a</a>',
			'<svg onload="x">a</svg>',
			'# ',
			'> ',
		),
		{ maxLength: 8 },
	);
	const text = fc.oneof(broken, whole).map((parts) => parts.join(''));
	const markup = (piece: Piece): string => (typeof piece === 'string' ? piece : piece.inside.map(markup).join(''));
	const inert =
		/^import \{ show \} from 'fieldbook:show';\nexport const frontmatter = \{\};\nexport default function MDXContent\(\{ components \}\) \{\n\treturn show\('[A-Za-z0-9+/=]*', components\);\n\}\n$/;
	let shown = 0;
	fc.assert(
		fc.property(text, (written) => {
			const book = bookWith(written);
			for (const { range, source } of book.diagnostics) {
				expect(range.start).toBeLessThanOrEqual(range.end);
				expect(range.end).toBeLessThanOrEqual(source.text.length);
			}
			const input = inputOf(book);
			if (!input) return;
			shown += 1;
			const pieces = prosePieces(input);
			const out = pieces.map(markup).join('');
			expect(out).not.toContain('<fb-component');
			expect(moduleOf(pieces)).toMatch(inert);
			for (const [tag] of out.matchAll(/<[^<>]*>/g)) {
				expect(tag).not.toMatch(/^<(?:script|style|iframe|form|object|link|meta|base|foreignobject)\b/i);
				expect(tag.replace(/"[^"]*"/g, '""')).not.toMatch(/\s(?:on\w+|style|srcset)\s*=/i);
				expect(tag).not.toMatch(/(?:href|src)="\s*(?:javascript|data|vbscript):/i);
				expect(tag).not.toMatch(/src="(?:https?:|\/\/)/i);
			}
		}),
		{ numRuns: 500 },
	);
	expect(shown).toBeGreaterThan(100);
});
