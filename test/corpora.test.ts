import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { isAsset } from '../src/core/file-names.ts';
import { positionAt } from '../src/core/source.ts';
import { check, readSources } from '../src/load.ts';
import { buildSite } from '../src/site/commands/build.ts';
import { filesIn } from '../src/site/output.ts';
import { outsideInputs } from './outside.ts';

interface Oracle {
	readonly broken: readonly { readonly file: string; readonly line?: number; readonly url: string }[];
}

// Handbooks that nobody here wrote, and what an independent checker found broken in them. Files that are no text were
// left out of the copies; a listing names them.
const corpora = ['ms-playbook', 'presales', 'enspiral', 'clef', 'pagerduty', 'gds-way', 'ft-progression', 'monzo'].map(
	(name) => ({ name, ...outsideInputs('corpora', `${name}/ORACLE.links.json`) }),
);

/** Findings the other checker does not have, each looked at: two links without an address, two files the listing does not name. */
const more = [
	'enspiral/src/guides/comms_guidelines.md:75',
	'pagerduty/docs/resources/anti_patterns.md:21',
	'pagerduty/README.md:8',
	'gds-way/README.md:54',
];

const folder = mkdtempSync(join(tmpdir(), 'fieldbook-corpora-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A copy of a corpus with a file for each that the listing names: an empty picture where it is one in text, else nothing. */
function lay({ home, name }: { readonly home: string; readonly name: string }): string {
	const root = join(folder, name);
	cpSync(join(home, name), root, { recursive: true });
	execFileSync('chmod', ['-R', 'u+rwX', root]);
	for (const line of readFileSync(join(root, 'PATHS.corpus'), 'utf8').split('\n')) {
		const path = line.replace(/^\d+ /, '');
		if (path === '' || existsSync(join(root, path))) continue;
		mkdirSync(dirname(join(root, path)), { recursive: true });
		writeFileSync(join(root, path), path.endsWith('.svg') ? '<svg xmlns="http://www.w3.org/2000/svg"/>' : '');
	}
	for (const file of ['ORACLE.links.json', 'STATS.json', 'PATHS.corpus', 'NOTICE.corpus'])
		rmSync(join(root, file), { force: true });
	return root;
}

describe.each(corpora)('$name', ({ name, home, present }) => {
	const tried = test.runIf(present);
	const book = () => check(readSources(lay({ name, home })), { today: '2026-10-15' });

	tried('is free pages: every file a page, an asset or named', () => {
		const { sources, entries, diagnostics } = book();
		const pages = new Set(entries.flatMap((entry) => entry.sources.map(({ path }) => path)));
		const named = new Set(diagnostics.map(({ source }) => source.path));
		expect([...sources.keys()].filter((path) => !pages.has(path) && !named.has(path) && !isAsset(path))).toEqual([]);
		expect(entries.filter(({ kind }) => !kind.free && !kind.single)).toEqual([]);
	});

	tried('has the broken links and anchors that another checker finds, and no others', () => {
		const { broken } = JSON.parse(readFileSync(join(home, name, 'ORACLE.links.json'), 'utf8')) as Oracle;
		const rules = new Set(['broken-link', 'broken-anchor', 'missing-asset', 'case-mismatch']);
		const ours = book()
			.diagnostics.filter(({ rule }) => rules.has(rule))
			.map(({ source, range }) => ({ file: source.path, line: positionAt(source, range.start).line + 1 }));
		const missed = broken.filter(({ file, line }) => {
			const at = ours.findIndex((one) => one.file === file && (line === undefined || one.line === line));
			if (at >= 0) ours.splice(at, 1);
			return at < 0;
		});
		expect(missed).toEqual([]);
		expect(ours.map(({ file, line }) => `${name}/${file}:${line}`).filter((place) => !more.includes(place))).toEqual(
			[],
		);
	});
});

/** Addresses on a page of a built site: where each leads, as a file and an anchor in it. */
function* linksOn(site: string, file: string): Generator<{ readonly file: string; readonly anchor: string }> {
	const html = readFileSync(join(site, file), 'utf8');
	for (const [, written] of html.matchAll(/<[a-z][^>]* (?:href|src)="([^"]*)"/g)) {
		const url = new URL(written!.replace(/&#x26;|&amp;/g, '&'), `http://site.test/${file.replace(/index\.html$/, '')}`);
		if (url.host !== 'site.test') continue;
		const path = decodeURIComponent(url.pathname).slice(1);
		const name = path === '' || path.endsWith('/') ? `${path}index.html` : path;
		yield { file: name, anchor: decodeURIComponent(url.hash.slice(1)) };
	}
}

const shipped = join(import.meta.dirname, '../content');
const built = [
	...corpora
		.filter(({ name }) => name === 'enspiral' || name === 'presales')
		.map((corpus) => [corpus.name, corpus.present, () => lay(corpus)] as const),
	['the shipped handbook', true, () => shipped] as const,
];

describe.each(built)('%s as a site', (name, present, source) => {
	test.runIf(present)('has every page within reach of the start page, and no link that leads nowhere', async () => {
		const content = source();
		const site = join(folder, `${name}-site`);
		await buildSite({ content, out: site, cache: join(folder, `${name}-cache`) });
		const files = new Set(filesIn(site));
		const anchors = new Map<string, Set<string>>();
		const reached = new Set(['index.html']);
		const broken: string[] = [];
		for (const from of reached) {
			if (!from.endsWith('.html')) continue;
			for (const { file, anchor } of linksOn(site, from)) {
				if (!files.has(file)) broken.push(`${from} → ${file}`);
				else reached.add(file);
				if (!files.has(file) || anchor === '' || !file.endsWith('.html')) continue;
				const ids = anchors.get(file) ?? idsOf(readFileSync(join(site, file), 'utf8'));
				anchors.set(file, ids);
				if (!ids.has(anchor)) broken.push(`${from} → ${file}#${anchor}`);
			}
		}
		expect(broken).toEqual([]);
		const leadsOn = (file: string) => readFileSync(join(site, file), 'utf8').includes('http-equiv="refresh"');
		expect(
			[...files].filter(
				(file) => file.endsWith('.html') && !unlinked.has(file) && !reached.has(file) && !leadsOn(file),
			),
		).toEqual([]);
		const pages = check(readSources(content)).entries.filter(({ kind }) => !kind.single);
		expect(pages.map(({ id }) => `${id && `${id}/`}index.html`).filter((file) => !files.has(file))).toEqual([]);
	});
});

/** Shown in the place of a page that is not there, or cannot be had. */
const unlinked = new Set(['404.html', 'offline.html']);

const idsOf = (html: string) => new Set([...html.matchAll(/<[a-z][^>]* id="([^"]*)"/g)].map(([, id]) => id!));
