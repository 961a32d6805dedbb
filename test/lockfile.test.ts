import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

interface Package {
	readonly version?: string;
	readonly resolved?: string;
	readonly optional?: boolean;
	readonly optionalDependencies?: Readonly<Record<string, string>>;
}

const lock = JSON.parse(readFileSync('package-lock.json', 'utf8')) as { packages: Record<string, Package> };
const manifest = JSON.parse(readFileSync('package.json', 'utf8')) as Record<string, Record<string, string>>;

// `npm ci` rejects a lockfile that lacks an optional dependency, and npm leaves one out when its platform's binary is not published.
test('the lockfile holds every optional dependency of every package, for all platforms', () => {
	const missing = Object.entries(lock.packages).flatMap(([path, { optionalDependencies = {} }]) =>
		Object.keys(optionalDependencies)
			.filter((name) => !foldersAbove(path).some((folder) => lock.packages[`${folder}node_modules/${name}`]))
			.map((name) => `${path || 'the project'} → ${name}`),
	);
	expect(missing).toEqual([]);
});

test('dependencies are pinned to exact versions', () => {
	const versions = ['dependencies', 'devDependencies', 'optionalDependencies'].flatMap((group) =>
		Object.entries(manifest[group] ?? {}),
	);
	expect(versions.filter(([, version]) => !/^\d+\.\d+\.\d+(?:-[\w.]+)?$/.test(version))).toEqual([]);
});

test('the lockfile names no host to download from', () => {
	const named = Object.entries(lock.packages).filter(([, { resolved }]) => resolved && !resolved.startsWith('file:'));
	expect(named.map(([path]) => path)).toEqual([]);
});

/** Where Node looks for what the package at `path` requires: its own folder, then those around it. */
function foldersAbove(path: string): string[] {
	const folders = path ? [`${path}/`] : [];
	for (let at = path.lastIndexOf('/node_modules/'); at >= 0; at = path.lastIndexOf('/node_modules/', at - 1))
		folders.push(`${path.slice(0, at)}/`);
	return [...folders, ''];
}
