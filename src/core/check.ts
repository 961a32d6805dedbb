import { componentsOf, withOwn } from './component.ts';
import { copied, copiesIn } from './copy.ts';
import type { Diagnostic } from './diagnostic.ts';
import { type Entry, entryReader } from './entry.ts';
import { isAsset, isHidden, isText } from './file-names.ts';
import type { CheckOptions, Facts, Handbook } from './handbook.ts';
import { createIdentifier } from './identity.ts';
import { createJudge, heldBack, inOrder } from './judge.ts';
import type { Kind } from './kind.ts';
import { type Linked, linkHandbook } from './linked.ts';
import { likelyKind, unreadPlaybook } from './placing.ts';
import type { Rule } from './rule.ts';
import type { Flaw, Source } from './source.ts';
import { applyWaivers } from './waiver.ts';

/** Checks `sources` as one handbook. Pure: reads no files and never throws, whatever the text. */
export type Check = (sources: ReadonlyMap<string, Source>, options: CheckOptions) => Handbook;

/**
 * A check under these kinds and rules that keeps what it worked out, so that after an edit only what the edit touches is
 * worked out again. It answers as one that has seen nothing before, and keeps nothing but what its last handbook was
 * made of: whoever watches several handbooks makes one for each. Pages in MDX may hold the components of the team's own
 * that it is given by name.
 */
export function createChecker(
	kinds: readonly Kind[],
	rules: readonly Rule[],
	ownComponents: readonly string[] = [],
): Check {
	const identify = createIdentifier(kinds);
	const read = entryReader(withOwn(componentsOf(kinds), ownComponents));
	const judge = createJudge(rules);
	const folders = new Set(kinds.filter(({ free, single }) => !free && !single).map(({ folder }) => folder));
	const isTyped = (path: string) => folders.has(path.slice(0, Math.max(0, path.indexOf('/'))));
	let linked: Linked | undefined;
	return (sources, { today, base, changedSince, isRevision, onSite, watch = (_, run) => run() }) => {
		let facts!: Facts;
		let entries: Entry[] = [];
		let copies!: ReadonlyMap<Source, Source>;
		watch('parse', () => {
			copies = copiesIn(sources, isTyped);
			const files = copies.size > 0 ? sources.values().filter((source) => !copies.has(source)) : sources.values();
			entries = identify(files)
				.map(read)
				.sort((a, b) => (a.id < b.id ? -1 : 1));
		});
		watch('link', () => {
			const now = linkHandbook({ sources, kinds, entries }, today, linked, onSite);
			linked = now.linked;
			facts = {
				...now.facts,
				...(base ? { base } : {}),
				...(changedSince ? { changedSince } : {}),
				...(isRevision ? { isRevision } : {}),
			};
		});
		const { standing, waived } = applyWaivers(judge(facts, watch), facts);
		return {
			...facts,
			profile: heldBack(rules, facts),
			waived,
			diagnostics: inOrder([...flawsOf(facts, kinds, copies), ...standing]),
		};
	};
}

/** Checks one handbook once. */
export const checkHandbook = (
	sources: ReadonlyMap<string, Source>,
	kinds: readonly Kind[],
	rules: readonly Rule[],
	options: CheckOptions,
): Handbook => createChecker(kinds, rules)(sources, options);

/** What reading found, in files that make an entry and in those that make none. */
function* flawsOf(
	{ entries, sources, links }: Facts,
	kinds: readonly Kind[],
	copies: ReadonlyMap<Source, Source>,
): Generator<Diagnostic> {
	for (const entry of entries) {
		for (const { source, rule, range, message, help, suggests, severity = 'error' } of entry.flaws)
			yield {
				id: `${rule}:${entry.id}`,
				rule,
				severity,
				source,
				range,
				message,
				entry,
				...(help ? { help } : {}),
				...(suggests ? { suggests: suggests.map((one) => ({ ...one, source })) } : {}),
			};
	}
	const known = new Set<Source>();
	for (const { sources: own, rivals } of entries) {
		for (const source of own) known.add(source);
		for (const source of rivals) known.add(source);
	}
	const linked = new Set(links.map(({ asset }) => asset));
	for (const source of sources.values()) {
		if (known.has(source) || (source.beside && !linked.has(source.path))) continue;
		const original = copies.get(source);
		const told = source.flaw ?? (original ? copied(source, original) : unreadPlaybook(source.path, sources, kinds));
		if (!told && isAsset(source.path) && linked.has(source.path)) continue;
		const { rule, message, help, severity = 'error' } = told ?? strayFile(source, kinds);
		// A picture that no page shows is no gap to any reader.
		const unseen = rule === 'broken-picture' && severity === 'error' && !linked.has(source.path);
		const range = told?.range ?? { start: 0, end: 0 };
		yield {
			id: `${rule}:${source.path}`,
			rule,
			severity: unseen ? 'warning' : severity,
			source,
			range,
			message,
			...(help ? { help } : {}),
			...(source.flaw?.cause ? { lacks: source.flaw.cause } : {}),
		};
	}
}

/** Files that other tools run or serve; in a handbook they are never meant well. */
const code =
	/(?:^|\/)\.(?:env|npmrc|yarnrc|babelrc|eslintrc|prettierrc|remarkrc)[^/]*$|\.(?:html?|xhtml|[cm]?[jt]sx?|astro|vue|svelte|php|jsp|wasm|exe|bat|cmd)$/i;

function strayFile(source: Source, kinds: readonly Kind[]): Omit<Flaw, 'range'> {
	const { path } = source;
	if (code.test(path))
		return {
			rule: 'stray-code',
			message: 'This file holds code or settings of a tool. Fieldbook neither runs nor publishes it.',
			help: 'Move it out of the handbook.',
		};
	const kind = isText(path) ? likelyKind(source, kinds) : undefined;
	const home = kinds.find(({ folder, single, free }) => !single && !free && path.startsWith(`${folder}/`));
	if (home && isText(path) && !isHidden(path))
		return {
			rule: 'misplaced-file',
			message: `A file of this name speaks for its folder, so it is not read as ${home.label}.`,
			help: 'Name it after what it is about.',
		};
	const [why, help] = whyIgnored(path, home);
	return {
		rule: 'ignored-file',
		severity: 'info',
		message: `This file is not on the site: ${why}.`,
		help: kind ? `It looks like ${kind.label}: move it to \`${kind.folder}/\` if it is meant to be one.` : help,
	};
}

function whyIgnored(path: string, home: Kind | undefined): readonly [why: string, help: string] {
	const leave = 'Leave it, move it to the folder of its kind, or keep it elsewhere.';
	if (home && /(?:\/[^./]+|\.(?:txt|rtf|docx?|odt|pages|json))$/i.test(path))
		return [
			`${home.label} is a file that ends in \`.yaml\` or \`.md\``,
			'Give it that ending, and the form, if it is meant to be one.',
		];
	if (isAsset(path)) return ['no page links to it', 'Link to it from the page whose readers need it, or delete it.'];
	if (isHidden(path)) return ['what has a name that starts with a dot belongs to tools', 'Leave it, or rename it.'];
	return isText(path)
		? ['YAML outside the folders of the kinds is no playbook', leave]
		: ['files of this type are neither playbooks nor pages', leave];
}
