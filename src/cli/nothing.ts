import { basename, join, resolve } from 'node:path';
import { isHidden } from '../core/file-names.ts';
import type { Handbook } from '../core/handbook.ts';
import { kinds } from '../kinds/index.ts';
import { counted, joined } from '../words/words.ts';

const folders = kinds.filter(({ single, free }) => !single && !free).map(({ folder }) => folder);
const settings = kinds.filter(({ single }) => single).map(({ folder }) => folder);

/**
 * What to say of a folder, named as the caller did, in which no playbook was found: what was looked for, what is there
 * instead and what to do next. Pages alone are a handbook, unless playbooks lie deeper.
 */
export function nothingFound(
	{ entries, sources }: Pick<Handbook, 'entries' | 'sources'>,
	content: string,
): string | undefined {
	const found = entries.filter(({ kind }) => !kind.single);
	if (found.some(({ kind }) => !kind.free)) return undefined;
	const paths = [...sources.values()].filter(({ path, beside }) => !beside && !isHidden(path)).map(({ path }) => path);
	const elsewhere = above(content) ?? deeper(paths, content);
	if (found.length > 0) return elsewhere && `No playbook was found in \`${content}\`, only pages. ${elsewhere}\n`;
	return [
		`There is no handbook in \`${content}\`: not one playbook and no page.`,
		`Looked for: pages in Markdown, and playbooks in the folders ${joined(folders)}.`,
		`Found: ${joined(sorts(paths)) || 'an empty folder'}.${elsewhere ? ` ${elsewhere}` : ''}`,
		'Next: `fieldbook init` begins a handbook, `--content DIR` names the folder of one that is there, and `fieldbook new role "Account manager"` writes a first playbook.\n',
	].join('\n');
}

/** The folder above, where the one that was named is that of a kind. */
function above(content: string): string | undefined {
	const name = basename(resolve(content));
	return folders.includes(name)
		? `\`${name}\` is a folder of playbooks: try \`--content ${join(content, '..')}\`.`
		: undefined;
}

/** The folder below that holds folders of kinds or settings, where there is one. */
function deeper(paths: readonly string[], content: string): string | undefined {
	const form = new RegExp(`^(.+?)/(?:${[...folders.map((one) => `${one}/[^/]+\\.ya?ml`), ...settings].join('|')})$`);
	const outer = Map.groupBy(
		paths.flatMap((path) => form.exec(path)?.[1] ?? []),
		(one) => one,
	);
	const [most] = [...outer].sort(([, a], [, b]) => b.length - a.length);
	return most && `Playbooks lie deeper: try \`--content ${join(content, most[0])}\`.`;
}

/** What sorts of files there are, the most frequent first: `3 files .png`. */
function sorts(paths: readonly string[]): string[] {
	const byEnding = Map.groupBy(paths, (path) => /\.\w+$/.exec(path)?.[0].toLowerCase() ?? 'without an ending');
	const most = [...byEnding].sort(([, a], [, b]) => b.length - a.length);
	const shown = most.slice(0, mostSorts).map(([ending, those]) => `${counted(those.length, 'file')} ${ending}`);
	const rest = most.slice(mostSorts).reduce((sum, [, those]) => sum + those.length, 0);
	return rest > 0 ? [...shown, counted(rest, 'other file')] : shown;
}

const mostSorts = 4;
