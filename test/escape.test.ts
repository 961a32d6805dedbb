import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import type { Nodes } from 'mdast';
import { markdownToMdast } from 'satteri';
import { SaxesParser } from 'saxes';
import { describe, expect, test } from 'vitest';
import { formatDiagnostic } from '../src/core/diagnostic.ts';
import { formatHtml } from '../src/diff/html.ts';
import { formatJson as diffJson } from '../src/diff/json.ts';
import { formatMarkdown } from '../src/diff/markdown.ts';
import { reportOf } from '../src/diff/report.ts';
import { formatText } from '../src/diff/text.ts';
import { workflowCommand } from '../src/escape/github.ts';
import { code, codeBlock, inert, linked, literal } from '../src/escape/markdown.ts';
import { html } from '../src/escape/markup.ts';
import { ownersPattern, uri } from '../src/escape/paths.ts';
import { visible } from '../src/escape/terminal.ts';
import { atom } from '../src/exports/atom.ts';
import { formatGithub, formatJson, formatReport, formatSarif } from '../src/exports/findings.ts';
import { codeOwners } from '../src/exports/owners.ts';
import { check, type Sources } from '../src/load.ts';

/** What some language takes for a sign of its own. */
const signs = [
	...[
		'\r',
		'\n',
		'\r\n',
		'\u2028',
		'\u2029',
		'\u0085',
		'\u202e',
		'\u2066',
		'\u061c',
		'\u001b[31m',
		'\u0007',
		'\u0000',
		'\ud800',
	],
	...[
		'`',
		'``',
		'*',
		'**',
		'_',
		'~~',
		'|',
		'\\',
		'$',
		'# ',
		'- ',
		'+ ',
		'1. ',
		'2) ',
		'> ',
		'---',
		'===',
		'    ',
		'\t',
	],
	...[
		'[x](https://evil.example)',
		'![x](x.png)',
		'[x]: y',
		'<b>',
		'</details>',
		'<!--',
		'-->',
		'&lt;',
		'&#64;',
		'<?x?>',
		']]>',
	],
	...[
		'@octocat',
		'@evil/team',
		'#12',
		'GH-12',
		'a@b.example',
		'https://evil.example',
		'www.evil.example',
		':rocket:',
		'mailto:a@b.example',
	],
	...['::error::', '%0A', '%', ',', ':', '"', "'", '&', '<', '>', '*.md', '!x', 'word', ' ', 'é', '日本', '😀'],
];
const hostile = fc.array(fc.constantFrom(...signs), { minLength: 1, maxLength: 12 }).map((parts) => parts.join(''));

/** Control and ordering characters that no output for people or tools may hold. */
const steering = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/;

const treeOf = (markdown: string): Nodes[] => {
	const nodes: Nodes[] = [];
	const walk = (node: Nodes): void => {
		nodes.push(node);
		if ('children' in node) for (const child of node.children) walk(child as Nodes);
	};
	walk(markdownToMdast(markdown));
	return nodes;
};

const plainNodes: ReadonlySet<string> = new Set(
	'root list listItem paragraph text link table tableRow tableCell'.split(' '),
);

/** What a host looks for in texts once the Markdown is read: names, numbers of proposals, addresses, pictures by name. */
const calls = /@\w|#\d|GH-\d|:\/\/|www\.|:\w+:|mailto:\w/i;

describe('Markdown', () => {
	test('a text stays a text, whatever it holds', () => {
		fc.assert(
			fc.property(hostile, (text) => {
				const nodes = treeOf(`- before ${inert(text)} after`);
				const kinds = new Set(nodes.map(({ type }) => type));
				for (const kind of ['root', 'list', 'listItem', 'paragraph', 'text', 'html', 'break'])
					kinds.delete(kind as Nodes['type']);
				expect([...kinds]).toEqual([]);
				for (const node of nodes) {
					if (node.type === 'html') expect(node.value).toBe('<!-- -->');
					if (node.type === 'text') expect(node.value).not.toMatch(calls);
				}
				const read = nodes.map((node) => (node.type === 'text' ? node.value : '')).join('');
				expect(read.replace(/\s+/g, ' ')).toBe(`before ${visible(text)} after`.replace(/\s+/g, ' ').trim());
			}),
			{ numRuns: 2000 },
		);
	});

	test('a text that begins a line begins no list, heading or quote', () => {
		fc.assert(
			fc.property(hostile, (text) => {
				const nodes = treeOf(`- ${inert(text)} x`);
				expect(
					nodes.filter(({ type }) => !['root', 'list', 'listItem', 'paragraph', 'text', 'html'].includes(type)),
				).toEqual([]);
				expect(nodes.filter(({ type }) => type === 'list')).toHaveLength(1);
			}),
			{ numRuns: 1000 },
		);
	});

	test('a text in a file of Markdown is nothing else, in a line, a link or a cell', () => {
		fc.assert(
			fc.property(hostile, (text) => {
				const said = visible(text.replace(/\s+/g, ' ').trim());
				const words = (nodes: readonly Nodes[]) =>
					nodes.map((node) => (node.type === 'text' ? node.value : '')).join('');
				for (const line of [literal(text), `- ${literal(text)}`, `| ${literal(text)} |\n| --- |`]) {
					const nodes = treeOf(line);
					// Addresses are links wherever they stand.
					const odd = nodes.filter(({ type }) => !plainNodes.has(type));
					expect(odd).toEqual([]);
					expect(words(nodes)).toBe(said);
				}
				const nodes = treeOf(`- ${linked(text, 'x')} ${linked('y', text)}`);
				expect(nodes.filter(({ type }) => !plainNodes.has(type))).toEqual([]);
				expect(
					nodes.filter((node) => node.type === 'link' && (node.url === 'x' || words(node.children as Nodes[]) === 'y')),
				).toHaveLength(2);
				const [block, ...more] = treeOf(`${codeBlock(text)}\n`).slice(1);
				expect(block?.type).toBe('code');
				expect(more).toEqual([]);
			}),
			{ numRuns: 2000 },
		);
	});

	test('a name in code stays in it', () => {
		fc.assert(
			fc.property(hostile, (text) => {
				const nodes = treeOf(`- in ${code(text)}: end`);
				const [one, ...more] = nodes.filter(({ type }) => type === 'inlineCode');
				expect(more).toEqual([]);
				expect((one as { value: string }).value.trim()).toBe(visible(text).trim());
				expect(
					nodes.filter(({ type }) => !['root', 'list', 'listItem', 'paragraph', 'text', 'inlineCode'].includes(type)),
				).toEqual([]);
			}),
			{ numRuns: 1000 },
		);
	});
});

test('a command for GitHub is one line, read back by its runner as what was meant', () => {
	fc.assert(
		fc.property(hostile, hostile, (file, message) => {
			const line = workflowCommand('error', { file, line: 3 }, message);
			expect(line.match(/[\r\n\u2028\u2029\u0085]/g)).toEqual(['\n']);
			const [, properties = '', said = ''] = /^::error (.*?)::(.*)\n$/.exec(line) ?? [];
			const [name = '', ...rest] = properties.split(',');
			expect(rest).toEqual(['line=3']);
			expect(decoded(name)).toBe(`file=${visible(file)}`);
			expect(decoded(said)).toBe(message.split('\n').map(visible).join('\n'));
		}),
	);
});

/** As the runner reads a command. */
const decoded = (text: string): string =>
	text.replace(/%0D/g, '\r').replace(/%0A/g, '\n').replace(/%3A/g, ':').replace(/%2C/g, ',').replace(/%25/g, '%');

test('a path in CODEOWNERS is one pattern, and in SARIF an address without a sign of its own', () => {
	fc.assert(
		fc.property(hostile, (path) => {
			expect(ownersPattern(path)).toMatch(/^\/(?:\\[\\\s*?[\]!#]|[^\\\s*?[\]!#])*$/);
			expect(ownersPattern(path)).not.toMatch(/[\r\n\u2028\u2029\u0085]/);
			expect(uri(path)).toMatch(/^(?:[\w.!~*'()/-]|%[\dA-F]{2})*$/);
		}),
	);
});

test('XML is well-formed, and HTML gives no element, whatever the text', () => {
	fc.assert(
		fc.property(hostile, (text) => {
			const feed = atom({
				id: text,
				title: text,
				author: text,
				language: 'en',
				self: text,
				page: text,
				entries: [{ id: text, title: text, href: text, updated: '2026-11-24', text, categories: [text] }],
			});
			const read: string[] = [];
			const parser = new SaxesParser({ xmlns: true });
			parser.on('text', (part) => read.push(part));
			parser.on('error', (error) => {
				throw error;
			});
			parser.write(feed).close();
			expect(read.join('')).toContain(text.includes('\r') || steering.test(text) ? '' : text.toWellFormed());
			expect(html(text)).not.toMatch(/[<>"']|&(?!(?:amp|lt|gt|quot|apos);)/);
		}),
	);
});

/** A handbook in which every name and text is hostile, before and after a change. */
function handbook(title: string, name: string, level: string): Sources {
	const files: Record<string, string> = {
		'handbook.yaml': `title: ${JSON.stringify(title)}\nstages:\n  - {id: sell, title: ${JSON.stringify(title)}, phase: sales, customer_goal: Buys.}\n`,
		'roles/lead.yaml': `title: ${JSON.stringify(title)}\nmission: ${JSON.stringify(`${title} ${level}`)}\nescalates_to: nobody\naccess:\n  - {system: crm, level: ${level}}\n`,
		'systems/crm.yaml': `title: CRM\npurpose: ${JSON.stringify(level + title)}\nlevels: [read, edit]\n`,
		[`guides/${name.replaceAll('/', '')}.md`]: `# ${level}\n\n[x](nowhere.md)\n`,
	};
	return new Map(Object.entries(files).map(([path, text]) => [path, { path, text }]));
}

const texts = fc
	.tuple(hostile, hostile, hostile)
	.map(([title, name, revision]) => ({ title: title.toWellFormed(), name, revision }));

test('no report lets a title, a file name or a revision speak', () => {
	fc.assert(
		fc.property(texts, ({ title, name, revision }) => {
			const before = check(handbook(title, name, 'read'), { today: '2026-11-24' });
			const after = check(handbook(`${title}x`, `${name}2`, 'edit'), { today: '2026-11-24' });
			const report = reportOf({ handbook: before, name: revision }, { handbook: after, name: revision });
			const nodes = treeOf(formatMarkdown(report));
			const allowed = /^<!-- (?:fieldbook diff )?-->$|^<\/?(?:details(?: open)?|summary|sub|br|del|ins|b)>|^<details/;
			for (const node of nodes) {
				expect(['image', 'link', 'definition', 'code', 'table', 'thematicBreak', 'blockquote']).not.toContain(
					node.type,
				);
				if (node.type === 'html') for (const line of node.value.split('\n')) expect(line).toMatch(allowed);
				if (node.type === 'text') expect(node.value).not.toMatch(calls);
			}
			expect(nodes.filter(({ type }) => type === 'heading').every((node) => 'depth' in node && node.depth >= 3)).toBe(
				true,
			);
			expect(formatHtml(report)).not.toMatch(/<(?:a|img|script|iframe|form|svg)\b/i);
			for (const text of [formatMarkdown(report), formatText(report), formatHtml(report)])
				expect(text).not.toMatch(steering);
			JSON.parse(diffJson(report));
			const findings = { diagnostics: after.diagnostics, known: 0, entries: 3, failed: true };
			expect(
				formatGithub(findings, '')
					.split('\n')
					.filter((line) => line !== '' && !line.startsWith('::')),
			).toEqual([]);
			expect(formatGithub(findings, '').trim().split('\n')).toHaveLength(after.diagnostics.length);
			for (const text of [formatReport(findings), ...after.diagnostics.map((one) => formatDiagnostic(one))])
				expect(text).not.toMatch(steering);
			JSON.parse(formatJson(findings));
			JSON.parse(formatSarif(findings, ''));
			expect(
				codeOwners(after, '')
					.text.split('\n')
					.every((line) => line === '' || /^[#/]/.test(line)),
			).toBe(true);
		}),
		{ numRuns: 150 },
	);
});

test('nobody escapes a language by hand', () => {
	const files = readdirSync('src', { recursive: true, encoding: 'utf8' })
		.map((file) => file.replaceAll('\\', '/'))
		.filter((file) => /\.(?:ts|astro)$/.test(file) && !file.startsWith('escape/'));
	const byHand = files.filter((file) =>
		/['"](?:&(?:lt|amp|quot|#34);|%0A)['"]/.test(readFileSync(join('src', file), 'utf8')),
	);
	expect(byHand).toEqual([]);
});
