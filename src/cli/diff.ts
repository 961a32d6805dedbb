import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import process from 'node:process';
import { Command, Option } from 'commander';
import { formatHtml } from '../diff/html.ts';
import { formatJson } from '../diff/json.ts';
import { formatMarkdown } from '../diff/markdown.ts';
import { type Report, reportOf } from '../diff/report.ts';
import { formatText } from '../diff/text.ts';
import { knownToGit } from '../git/facts.ts';
import { commonCommit, mergeBase, type Revision, revisionOf } from '../git/revisions.ts';
import { readRevisions } from '../git/snapshots.ts';
import { handbook } from '../kinds/handbook.ts';
import { check, checker, readSources, rulePages, type Sources } from '../load.ts';
import { namesOf } from '../site/own-components.ts';
import { componentsOption, contentOption, ownComponents, requireFolder, UsageError } from './usage.ts';

interface DiffOptions {
	readonly content: string;
	readonly components?: string;
	readonly format: keyof typeof formats;
	readonly gate?: 'breaking';
}

const formats: Readonly<Record<'text' | 'markdown' | 'json' | 'html', (report: Report) => string>> = {
	text: formatText,
	markdown: formatMarkdown,
	json: formatJson,
	html: formatHtml,
};

export const diffCommand = new Command('diff')
	.description('Say what changed for whom between two states of the handbook, in sentences.')
	.argument(
		'[from]',
		'a revision, a tag, an edition or a folder; A..B names both ends (default: where this work left the main branch)',
	)
	.argument('[to]', 'the other end (default: the files as they are)')
	.addOption(contentOption())
	.addOption(componentsOption())
	.addOption(new Option('--format <format>', 'how it is written').choices(Object.keys(formats)).default('text'))
	.addOption(
		new Option(
			'--gate <what>',
			'fail where duties change without a major version and a change note, or go without an earlier word',
		).choices(['breaking']),
	)
	.addHelpText('after', '\nExit status: 0 compared, 1 stopped by the gate, 2 wrong usage or git cannot answer.')
	.action((from: string | undefined, to: string | undefined, options: DiffOptions) => {
		const root = requireFolder(options.content);
		const present = readSources(root);
		const [before, after] = endsOf(from, to, root, present);
		const today = new Date().toISOString().slice(0, 10);
		const { changedSince, isRevision } = knownToGit(root);
		const judge = checker(namesOf(ownComponents(options.components, root)));
		const report = reportOf(
			{ name: before.name, handbook: judge(before.sources, { today, isRevision }) },
			{ name: after.name, handbook: judge(after.sources, { today, changedSince, isRevision }) },
			meaningOf,
		);
		process.stdout.write(formats[options.format](report));
		process.exitCode = options.gate && report.playbooks.some(({ breaking }) => breaking) ? 1 : 0;
	});

/** What a rule finds wrong, as its page begins; nothing where no rule has that id. */
const meaningOf = (rule: string): string | undefined =>
	/^# .*\n+(.+?[.!?])(?= |$)/m.exec(rulePages().get(rule) ?? '')?.[1]?.replaceAll('`', '');

interface End {
	readonly name: string;
	readonly sources: Sources;
}

/** The two states that are compared, read with as few runs of git as there are revisions and a few more. */
function endsOf(from: string | undefined, to: string | undefined, root: string, present: Sources): readonly [End, End] {
	const settings = settingsOf(present);
	const named = (name: string): Revision | End =>
		isFolder(name)
			? { name: `\`${name}\``, sources: readSources(requireFolder(name)) }
			: { ...revisionOf(root, settings.tags.get(name) ?? name), name };
	const range = to === undefined && from !== undefined && !isFolder(from) ? rangeIn(from) : undefined;
	const [first, second] = range ? [range.from, range.to] : [from, to];
	let before = first === undefined ? mergeBase(root, settings.branch) : named(first);
	const after = second === undefined ? undefined : named(second);
	if (range?.sinceParting && 'commit' in before && after && 'commit' in after)
		before = commonCommit(root, before, after);
	const revisions = [before, after].filter((one): one is Revision => one !== undefined && 'commit' in one);
	const read = readRevisions(root, revisions, present);
	const endOf = (one: Revision | End | undefined): End => {
		if (one === undefined) return { name: 'the files as they are', sources: present };
		if ('sources' in one) return one;
		const sources = read[revisions.indexOf(one)]!;
		if (sources.size === 0)
			throw new UsageError(
				`there is nothing in \`${root}\` at \`${one.name}\`, nor the same files in another folder. Check that state out beside this one (\`git worktree add ../before ${one.commit.slice(0, 7)}\`), and name its folder with the playbooks in place of the revision.`,
			);
		return { name: shownAs(one), sources };
	};
	return [endOf(before), endOf(after)];
}

/** A revision under its name and the beginning of its commit; once where both are the same. */
function shownAs({ name, commit }: Revision): string {
	const start = commit.slice(0, 7);
	const short = name.replace(/\b[0-9a-f]{40,64}\b/gi, (hash) => hash.slice(0, 7));
	return commit.startsWith(short.toLowerCase()) ? start : `${short} (${start})`;
}

/** `A..B` as its two ends, as git reads it: an end that is left out is the newest commit, and three dots begin where the two parted. */
function rangeIn(text: string): { from?: string; to: string; sinceParting: boolean } | undefined {
	const found = /^(.*?)(\.{2,3})(.*)$/.exec(text);
	if (!found) return undefined;
	const [, from = '', dots = '', to = ''] = found;
	return { ...(from ? { from } : {}), to: to || 'HEAD', sinceParting: dots.length === 3 };
}

/** A path is a folder where it says so, or is one: a branch of the same name can be written `refs/heads/…`. */
const isFolder = (name: string) =>
	/^(?:\.{0,2}[/\\]|\.{1,2}$|[A-Za-z]:)|[/\\]$/.test(name) ||
	statSync(resolve(name), { throwIfNoEntry: false })?.isDirectory() === true;

/** What the settings say of revisions: the main branch, and the tags of editions by name. */
function settingsOf(present: Sources): { readonly branch: string; readonly tags: ReadonlyMap<string, string> } {
	const source = present.get(handbook.folder);
	const data = check(new Map(source ? [[source.path, source]] : [])).of(handbook)[0]?.data;
	return {
		branch: data?.repository?.branch ?? 'main',
		tags: new Map((data?.editions ?? []).map(({ name, tag }) => [name, tag])),
	};
}
