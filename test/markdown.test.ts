import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import type { Nodes } from 'mdast';
import { remark } from 'remark';
import remarkGfm from 'remark-gfm';
import remarkMdx from 'remark-mdx';
import { markdownToMdast } from 'satteri';
import { describe, expect, test } from 'vitest';
import { componentsOf } from '../src/core/component.ts';
import { readMarkdown } from '../src/core/markdown.ts';
import { isTag } from '../src/core/mdx-node.ts';
import { readProse } from '../src/core/prose.ts';
import { kinds } from '../src/kinds/index.ts';
import { renderProse } from '../src/prose/prose-html.ts';

// Satteri reads `.md`; remark and its family read `.mdx` and write. What one calls a link the other must call a link.
const pages = ['content', 'src/kinds', 'src/rules'].flatMap((folder) =>
	readdirSync(folder, { recursive: true, encoding: 'utf8' })
		.filter((file) => file.endsWith('.md'))
		.map((file) => join(folder, file)),
);

const textOf = (page: string) =>
	readFileSync(page, 'utf8').replace(/^---\n[\s\S]*?\n---\n/, (matter) => matter.replace(/[^\n]/g, ' '));

test.each(pages)('%s is the same tree to both Markdown readers', (page) => {
	const ours = markdownToMdast(textOf(page), { features: { frontmatter: false, gfm: false } });
	expect(outline(ours)).toEqual(outline(remark().parse(textOf(page))));
});

describe('a page that holds only Markdown is the same as .md and as .mdx', () => {
	const same = (text: string): void => {
		const [mdx, md] = ['a.mdx', 'a.md'].map((path) => outline(readMarkdown(text, path)).map(withoutEnd));
		expect(mdx).toEqual(md);
		const input = { text: text.replaceAll('\r', ''), headings: [], addresses: {}, taken: [] };
		expect(renderProse({ ...input, shown: {} })).toBe(renderProse(input));
	};

	// Raw HTML, code that is only indented and braces are something else in MDX.
	test.each(pages.filter((page) => !/[<{}]|^ {4}/m.test(textOf(page))))('%s', (page) => same(textOf(page)));

	test('whatever it is made of', () => {
		fc.assert(
			fc.property(fc.array(block, { minLength: 1, maxLength: 8 }), fc.constantFrom('\n', '\r\n'), (blocks, newline) =>
				same(blocks.join('\n\n').replaceAll('\n', newline)),
			),
			{ numRuns: 500 },
		);
	});
});

/** Where a list inside of others ends, with its last line or before the next, nobody asks. */
const withoutEnd = (line: string) => line.replace(/^((?:list|listItem) \d+)-\d+/, '$1');

const words = fc.array(
	fc.constantFrom(
		...[
			'plain',
			'words.',
			'*stress*',
			'**strong**',
			'~~gone~~',
			'`code`',
			'``a ` b``',
			'[link](a.md)',
			'[to](b "c d")',
		],
		...[
			'![image](p.png)',
			'[ref]',
			'[^note]',
			'https://a.example/b',
			'a@b.example',
			'😀',
			'é',
			'\\*',
			'&amp;',
			'a_b_c',
		],
		...[
			'1.',
			'#',
			'a  \nb',
			'a\\\nb',
			'***both***',
			'*a **b* c**',
			'[a [b](c) d](e)',
			'|',
			'-',
			'+ a',
			'www.a.example',
		],
	),
	{ minLength: 1, maxLength: 6 },
);
const line = words.map((some) => some.join(' '));
const block = fc.oneof(
	line,
	line.map((text) => `## ${text.replaceAll('\n', ' ')}`),
	line.map((text) => `${text}\n===`),
	line.map((text) => `> ${text.replaceAll('\n', '\n> ')}`),
	fc.tuple(line, line).map(([a, b]) => `- ${a}\n- ${b}\n\n  ${b}`),
	fc.tuple(line, line).map(([a, b]) => `1. ${a}\n2. ${b}\n   - [x] done ${a}`),
	fc.tuple(line, line).map(([a, b]) => `> - ${a}\n>   > ${b}`),
	fc.tuple(line, line).map((cells) => {
		const [a, b] = cells.map((cell) => cell.replace(/[\n|]/g, ' '));
		return `| ${a} | ${b} |\n| :-- | --: |\n| ${b} |`;
	}),
	line.map((text) => `\`\`\`js\n${text}\n\`\`\``),
	line.map((text) => `[^note]: ${text}`),
	fc.constantFrom('[ref]: c.md', '---', '[ref]: <d e.md> "f"', '***', 'a\n***\nb'),
);

describe('a property of a tag stands where it is written', () => {
	const placesIn = (text: string) =>
		tagsIn(readMarkdown(text, 'a.mdx')).flatMap(({ attributes }) =>
			attributes.map(({ position }) => text.slice(position!.start.offset, position!.end.offset)),
		);

	test.each([
		['<A b="c" d />', ['b="c"', 'd']],
		['<A b="b" b="b"\tb=\'b\'/>', ['b="b"', 'b="b"', "b='b'"]],
		['<A\n  b="c"\n  d="e\n  f"\n>\ng\n</A>', ['b="c"', 'd="e\n  f"']],
		['<A\r\n  b="c"\r\n  d = "e"\r\n/>', ['b="c"', 'd = "e"']],
		['<A\rb="c"\r/>', ['b="c"']],
		['😀 <A b="😀" c="d"/> 😀 <E f="😀"/>', ['b="😀"', 'c="d"', 'f="😀"']],
		['<A b="c > d" e="it\'s" f=\'"\'/>', ['b="c > d"', 'e="it\'s"', "f='\"'"]],
		['<A b={c} {...d} e={{f: "g"}}/>', ['b={c}', '{...d}', 'e={{f: "g"}}']],
		['<A b="&quot;" c="&#123;x}"/>', ['b="&quot;"', 'c="&#123;x}"']],
		['> - <A\n>   b="c"\n>   d="b=\'c\'" />', ['b="c"', 'd="b=\'c\'"']],
		['| a |\n|-|\n| <A b="c"/> <A b="c"/> |', ['b="c"', 'b="c"']],
		['# <A b:c="d" e-f="g"/>', ['b:c="d"', 'e-f="g"']],
		['\ufeff<A b="c"/>', ['b="c"']],
		['\u0000<A b="\u0000"/>', ['b="\u0000"']],
		['<A b="c"><D e="f"/></A>', ['b="c"', 'e="f"']],
	])('%j', (text, places) => {
		expect(placesIn(text)).toEqual(places);
	});

	test('however it is written', () => {
		const blank = fc.constantFrom(' ', '\n', '\r\n', '\t', ' \n  ');
		const value = fc.constantFrom('', '="b"', '=\'c "d"\'', '="😀 > <e"', ' =\n"f"', '="g\nh"', '={i}');
		const property = fc.tuple(blank, fc.constantFrom('a', 'b', 'ab', 'b-a', 'a:b'), value);
		const before = fc.constantFrom('', '😀 ', 'a *b* ', '- ', '# Title\n\n', 'x\r\n\r\n');
		fc.assert(
			fc.property(before, fc.array(property, { maxLength: 6 }), (start, list) => {
				// A heading or an item would end with the first line.
				const one = start === '- ' ? list.map(([, name, at]) => [' ', name, at.replaceAll('\n', ' ')] as const) : list;
				const text = `${start}<A${one.map((parts) => parts.join('')).join('')}/>`;
				expect(placesIn(text)).toEqual(one.map(([, name, at]) => name + at));
			}),
			{ numRuns: 500 },
		);
	});
});

const tagsIn = (node: Nodes): Extract<Nodes, { attributes: unknown }>[] => [
	...(isTag(node) ? [node] : []),
	...('children' in node ? node.children.flatMap(tagsIn) : []),
];

test('MDX with its parser of JavaScript finds no code in a page that is readable', () => {
	const components = componentsOf(kinds);
	const pieces = fc.constantFrom(
		...['import a from "b"', 'export const a = 1', 'import', 'export it', '{a}', '{', '}', '{/* a */}', '\\{'],
		...[
			'`{`',
			'``',
			'`',
			'<b>',
			'</b>',
			'<b c="d">',
			'<b c={d}>',
			'<b {...c}>',
			'<Callout kind="tip">',
			'</Callout>',
			'<br/>',
		],
		...[
			'a',
			'*',
			'**',
			'_',
			'[a](b)',
			'[',
			'](',
			'> ',
			'- ',
			'# ',
			'\n',
			'\n\n',
			' ',
			'    ',
			'\t',
			'"',
			"'",
			'<',
			'>',
			'\\<',
		],
		...['```\n', '~~~\n', '| a | b |\n|-|-|\n| ', '<!-- a -->', '<a@b.c>', '&lt;', '😀', '\r\n', '<A.b />', '==='],
	);
	const full = remark().use(remarkGfm).use(remarkMdx);
	fc.assert(
		fc.property(fc.array(pieces, { maxLength: 14 }), (some) => {
			const text = some.join('');
			if (readProse({ path: 'a.mdx', text }, components).readable) expect(codeIn(full.parse(text))).toEqual([]);
		}),
		{ numRuns: 5_000 },
	);
});

/** What would run. */
const codeIn = (node: Nodes): string[] => [
	...(node.type === 'mdxjsEsm' || (/Expression$/.test(node.type) && !('value' in node && node.value.includes('/*')))
		? [node.type]
		: []),
	...(isTag(node)
		? node.attributes.flatMap(({ type, value }) => (typeof value === 'object' && value ? [type] : []))
		: []),
	...('children' in node ? node.children.flatMap(codeIn) : []),
];

/** A tree as lines: type, place, and what else both readers say of a node. */
function outline(node: Nodes): string[] {
	const { start, end } = node.position!;
	const facts = ['url', 'depth', 'value', 'alt', 'lang', 'ordered'].flatMap((name) => {
		const value = (node as unknown as Record<string, unknown>)[name];
		return value === undefined || value === null ? [] : [`${name}=${String(value)}`];
	});
	const line = `${node.type} ${start.offset}-${end.offset} ${facts.join(' ')}`;
	return [line, ...('children' in node ? node.children.flatMap((child) => outline(child as Nodes)) : [])];
}
