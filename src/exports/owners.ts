import type { Entry } from '../core/entry.ts';
import type { Handbook } from '../core/handbook.ts';
import type { Ref } from '../core/kind.ts';
import { ownersPattern } from '../escape/paths.ts';
import { handbook } from '../kinds/handbook.ts';
import { linkOf } from '../kinds/views/links.ts';

/** Who is asked when a file changes, in the format that git hosts read, and what it leaves open. */
export interface Owners {
	readonly text: string;
	/** Owners behind whom the settings name no team, with the number of their pages. */
	readonly teamless: readonly { readonly owner: string; readonly pages: number }[];
	/** How many playbooks have no owner at all. */
	readonly ownerless: number;
}

/** What decides how proposals are checked and who is asked: whoever may change it unasked needs nobody's consent to anything. */
const safeguards = ['/.github/', '/.gitlab-ci.yml', '/CODEOWNERS', '/.gitlab/', '/docs/CODEOWNERS'];

/**
 * The CODEOWNERS of a handbook: one line a folder for the team that owns most of it, so that a new page is somebody's,
 * and one for each page of another's. `prefix` is the handbook's path in the repository, with a slash at the end unless
 * it is the top. Hosts go by the last line that fits.
 */
export function codeOwners(book: Handbook, prefix: string): Owners {
	const teams = teamsOf(book);
	const teamless = new Map<string, number>();
	const owned: { path: string; team: string }[] = [];
	let ownerless = 0;
	let keeper: string | undefined;
	for (const entry of book.entries) {
		if (!Object.hasOwn(entry.kind.schema.shape, 'owner')) continue;
		const owner = ownerOf(book, entry);
		if (owner === undefined) {
			if (!entry.kind.single) ownerless++;
			continue;
		}
		const team = teams.get(owner.id);
		if (team === undefined) teamless.set(owner.name, (teamless.get(owner.name) ?? 0) + 1);
		else for (const { path } of entry.sources) owned.push({ path: prefix + path, team });
		if (entry.kind.single) keeper = team;
	}
	const head = [
		'# Who is asked when a playbook changes. Written by `fieldbook owners` from the field `owner` of each playbook',
		'# and from `repository.teams` in the settings; edits here are lost.',
	];
	const guarded = keeper === undefined ? [] : ['# What proposals are checked with', ...lines(safeguards, keeper)];
	return {
		text: `${[...head, ...lines(keeper ? ['*'] : [], keeper), ...byFolder(owned), ...guarded].join('\n')}\n`,
		teamless: [...teamless]
			.map(([owner, pages]) => ({ owner, pages }))
			.sort((a, b) => b.pages - a.pages || (a.owner < b.owner ? -1 : 1)),
		ownerless,
	};
}

const lines = (patterns: readonly string[], team: string | undefined): string[] =>
	patterns.map((pattern) => `${pattern} ${team}`);

/** A line a folder for the team that owns most of its files, and after it one for each file of another team. */
function* byFolder(owned: readonly { readonly path: string; readonly team: string }[]): Generator<string> {
	const folders = [...Map.groupBy(owned, ({ path }) => path.slice(0, path.lastIndexOf('/') + 1))];
	for (const [folder, files] of folders.sort(([a], [b]) => (a < b ? -1 : 1))) {
		const counts = [...Map.groupBy(files, ({ team }) => team)].map(([team, list]) => ({ team, size: list.length }));
		const [most] = counts.sort((a, b) => b.size - a.size || (a.team < b.team ? -1 : 1));
		// The handbook's own top folder may be the repository's, where more than playbooks stands.
		const whole = folder.includes('/') ? most?.team : undefined;
		if (whole !== undefined) yield `${ownersPattern(folder)} ${whole}`;
		const others = files.filter(({ team }) => team !== whole).sort((a, b) => (a.path < b.path ? -1 : 1));
		for (const { path, team } of others) yield `${ownersPattern(path)} ${team}`;
	}
}

/** Teams of the host by the role or group that stands for them. */
function teamsOf(book: Handbook): ReadonlyMap<string, string> {
	const found = new Map<string, string>();
	for (const { owner, team } of book.of(handbook)[0]?.data.repository?.teams ?? []) {
		const id = identity(book, owner);
		if (id !== undefined) found.set(id.id, team);
	}
	return found;
}

function ownerOf(book: Handbook, { data }: Entry): { id: string; name: string } | undefined {
	return identity(book, (data as { owner?: Ref }).owner);
}

function identity(book: Handbook, ref: Ref | undefined): { id: string; name: string } | undefined {
	const link = linkOf(book, ref);
	return link?.to && { id: link.part === undefined ? link.to.id : `#${link.part}`, name: ref!.text };
}
