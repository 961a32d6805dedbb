import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkHandbook } from '../../src/core/check.ts';
import { kinds } from '../../src/kinds/index.ts';
import { proseInput } from '../../src/prose/prose.ts';
import { renderProse } from '../../src/prose/prose-html.ts';

/** The HTML of `text` as the page `guides/page`, beside a few others. */
function html(text: string, base = '/'): string {
	const files: Record<string, string> = {
		'guides/page.md': text,
		'guides/other.md': '# Other\n\n## Part of it\n\n<a id="mark"></a>\n',
		'guides/sub/README.md': '# Sub\n',
		'guides/big.png': '',
		'guides/a b.pdf': '',
		'guides/evil.html': '',
		'handbook.yaml': 'title: T\nsite: https://book.example\n',
		'roles/lead.yaml': 'title: Lead\naccountabilities:\n  - {id: plan, title: Plans}\n',
	};
	const sources = new Map(Object.entries(files).map(([path, text]) => [path, { path, text }]));
	const book = checkHandbook(sources, kinds, [], { today: '2026-10-15' });
	const input = proseInput(book.find('guides/page')!, book, base);
	return input ? renderProse(input) : '';
}

const external = 'class="external" rel="noopener noreferrer"';
const nowhere = (text: string) => `<span class="dangling" title="This link leads nowhere.">${text}</span>`;

describe('links', () => {
	test.each([
		['[a](other.md)', '<a href="/guides/other/">a</a>'],
		['[see ![it](https://example.com/x.png)](sub)', '<a href="/guides/sub/">see it</a>'],
		['[a](other.md#part-of-it)', '<a href="/guides/other/#part-of-it">a</a>'],
		['[a](other.md#mark)', '<a href="/guides/other/#user-content-mark">a</a>'],
		['[a](other.md#gone)', '<a href="/guides/other/">a</a>'],
		['[a](sub)', '<a href="/guides/sub/">a</a>'],
		['[a](../roles/lead.yaml#plan)', '<a href="/roles/lead/#plan">a</a>'],
		['[a](../roles/)', '<a href="/roles/">a</a>'],
		['[a](<a b.pdf>)', '<a href="/guides/a%20b.pdf">a</a>'],
		['[a](https://book.example/guides/other/)', '<a href="/guides/other/">a</a>'],
		['[a](gone.md)', nowhere('a')],
		['[a](evil.html)', nowhere('a')],
		['[a](../../etc/passwd)', nowhere('a')],
		['[a](https://x.example/?q=1&r=2)', `<a href="https://x.example/?q=1&#x26;r=2" ${external}>a</a>`],
		['[a](mailto:a@x.example)', `<a href="mailto:a@x.example" ${external}>a</a>`],
		['[a](//x.example/y)', `<a href="https://x.example/y" ${external}>a</a>`],
		['<a href="/\\x.example">a</a>', `<a href="https://x.example" ${external}>a</a>`],
		['[a](javascript:alert(1))', nowhere('a')],
		['[a](java&#x09;script:alert(1))', nowhere('a')],
		['<a href="&#1;javascript:alert(1)">a</a>', nowhere('a')],
		['<a href="java&Tab;script&colon;alert(1)">a</a>', nowhere('a')],
		['<a href="other.md&num;part-of-it">a</a>', '<a href="/guides/other/#part-of-it">a</a>'],
		['[a](data:text/html,x)', nowhere('a')],
		['<a href="vbscript:x" onclick="y" style="z" target="_top">a</a>', nowhere('a')],
	])('%s', (text, expected) => {
		expect(html(text)).toContain(expected);
	});

	test('stand under the path of the site', () => {
		expect(html('[a](other.md) ![b](big.png) [c](/guides/other.md)', '/team/book/')).toBe(
			'<p><a href="/team/book/guides/other/">a</a> <img src="/team/book/guides/big.png" alt="b" loading="lazy"> <a href="/team/book/guides/other/">c</a></p>',
		);
	});
});

describe('images', () => {
	test.each([
		['![A chart](big.png)', '<img src="/guides/big.png" alt="A chart" loading="lazy">'],
		[
			'<img src="big.png" width="20" height="4em" onerror="x">',
			'<img src="/guides/big.png" alt="" width="20" loading="lazy">',
		],
		['![A chart](https://x.example/a.png)', `<a href="https://x.example/a.png" ${external}>A chart</a>`],
		['![A chart](data:image/png;base64,AAAA)', nowhere('A chart')],
		['![A chart](gone.png)', nowhere('A chart')],
	])('%s', (text, expected) => {
		expect(html(text)).toContain(expected);
	});
});

describe('headings', () => {
	test('that name their own id have it, and say nothing of it', () => {
		expect(html('## Die erste Woche {#first-week .wide}\n\n[a](#first-week)\n\n## Keep `{#this}` {#that}')).toBe(
			'<h2 id="first-week">Die erste Woche<a class="permalink" href="#first-week" aria-label="Link to “Die erste Woche”"></a></h2>\n<p><a href="/guides/page/#first-week">a</a></p>\n<h2 id="that">Keep <code>{#this}</code><a class="permalink" href="#that" aria-label="Link to “Keep {#this}”"></a></h2>',
		);
	});

	test('in HTML have the anchors that the host of the repository gives them', () => {
		expect(html('<h2>How we &amp; you\n sell</h2>\n\n[a](#how-we--you-sell)')).toBe(
			'<h2 id="user-content-how-we--you-sell">How we &#x26; you\n sell</h2>\n<p><a href="/guides/page/#user-content-how-we--you-sell">a</a></p>',
		);
	});

	test('have the anchors the core knows, and no level is skipped', () => {
		expect(html('Text.\n\n## One\n\n#### Two\n\n## One\n').match(/<h\d id="[^"]*"/g)).toEqual([
			'<h2 id="one"',
			'<h3 id="two"',
			'<h2 id="one-1"',
		]);
	});
	test('do not say the title twice', () => {
		expect(html('# Page\n\nText.\n')).toBe('\n<p>Text.</p>');
	});
	test('of the first level move down', () => {
		expect(html('# Page\n\n# More\n\n## Deep\n').match(/<h\d/g)).toEqual(['<h2', '<h3']);
	});
	test('written as HTML do not take the anchors of the others', () => {
		expect(html('Text\n\n<h2>Raw</h2>\n\n## Written\n').match(/<h\d[^>]*>/g)).toEqual([
			'<h2 id="user-content-raw">',
			'<h2 id="written">',
		]);
	});
});

describe('markup', () => {
	test.each([
		['<script>alert(1)</script>after', 'after'],
		['<b onmouseover="x" class="titlebar" id="fb_nav">b</b>', '<b id="user-content-fb_nav">b</b>'],
		['<a name="x y"></a><a name="x"></a>', '<span id="user-content-x"></span>'],
		['<p style="position:fixed">p</p>', '<p>p</p>'],
		['<form action="/x"><input type="text"><button>b</button></form>', ''],
		['<input type="checkbox" form="x" name="y">', '<input type="checkbox" disabled aria-label="To do">'],
		['- [x] a', '<input type="checkbox" disabled checked aria-label="Done"> a'],
		['```js foo="x"\na<b\n```', '<pre tabindex="0"><code class="language-js">a&#x3C;b\n</code></pre>'],
		['```"><img src=x>\nx\n```', '<code>x\n</code>'],
		['| a |\n|--:|\n| 1 |', '<section class="scroll" tabindex="0" aria-label="Table 1"><table>'],
		['| a |\n|--:|\n| 1 |', '<td class="align-right">1</td>'],
		['<svg><script>x</script></svg><math><mi>x</mi></math>z', 'z'],
		['{{ 7*7 }} <%= x %>', '{{ 7*7 }}'],
		['a[^1]\n\n[^1]: note', 'id="user-content-fn-1"'],
	])('%s', (text, expected) => {
		const out = html(text);
		expect(out).toContain(expected);
		expect(out).not.toMatch(/<script|<form|<button|\son\w+=|style=|javascript:/i);
	});

	test('of any depth that is read is shown', () => {
		expect(html(`${'<div>'.repeat(190)}x`)).toContain('x');
	});
});

test('any text becomes HTML that runs nothing and asks nothing of another host', () => {
	const pieces = [
		'<',
		'>',
		'"',
		"'",
		'=',
		'/',
		' ',
		'\n',
		'[',
		']',
		'(',
		')',
		'!',
		'#',
		'`',
		'|',
		'-',
		'&#106;',
		'javascript:',
		'//x.example',
		'<img src=',
		'<a href=',
		' onload=',
		'style=',
		'<svg',
		'<script',
		'</',
		'<!--',
		'<table><tr><td>',
		'\\',
		'\0',
		'[^1]',
		'[^1]: ',
		'a',
		'# ',
		'> ',
		'- [x] ',
	];
	const text = fc.array(fc.constantFrom(...pieces), { maxLength: 40 }).map((parts) => parts.join(''));
	fc.assert(
		fc.property(text, (written) => {
			const out = html(written);
			for (const [tag] of out.matchAll(/<[^<>]*>/g)) {
				expect(tag).not.toMatch(/^<(?:script|style|svg|iframe|form|object|link|meta|base)\b/i);
				expect(tag.replace(/"[^"]*"/g, '""')).not.toMatch(/\s(?:on\w+|style|srcset)\s*=/i);
				expect(tag).not.toMatch(/(?:href|src)="\s*(?:javascript|data|vbscript):/i);
				expect(tag).not.toMatch(/src="(?:https?:|\/\/)/i);
			}
		}),
		{ numRuns: 1000 },
	);
});
