// Makes the fonts of the site, and the styles that name its icons: the letters of Latin script at the weights the styles
// ask for, and the icons that pages show. With --check it writes nothing and fails where a file differs.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import process from 'node:process';
import subsetFont from 'subset-font';
import { icons } from './fonts/icons.ts';

const site = join(import.meta.dirname, '../src/site');
const { resolve } = createRequire(import.meta.url);

const made = new Map<string, Buffer>([
	['fonts/inter.woff2', await letters('inter', 'latin-wght-normal')],
	['fonts/inter-italic.woff2', await letters('inter', 'latin-wght-italic')],
	['fonts/inter-extended.woff2', await letters('inter', 'latin-ext-wght-normal')],
	['fonts/jetbrains-mono.woff2', await letters('jetbrains-mono', 'latin-wght-normal')],
	...(await iconFont()),
]);

for (const [name, bytes] of made) {
	const file = join(site, name);
	if (read(file)?.equals(bytes)) continue;
	if (process.argv.includes('--check')) {
		console.error(`src/site/${name} differs from what scripts/fonts.ts makes; run it.`);
		process.exitCode = 1;
	} else {
		mkdirSync(dirname(file), { recursive: true });
		writeFileSync(file, bytes);
		console.log(`src/site/${name}: ${bytes.length} bytes`);
	}
}

/** The characters of a font that come first on any page; another file of the package holds the rest of Latin script. */
async function letters(family: string, file: string): Promise<Buffer> {
	const font = readFileSync(resolve(`@fontsource-variable/${family}/files/${family}-${file}.woff2`));
	return subsetFont(font, range(0x20, 0x2215), {
		targetFormat: 'woff2',
		variationAxes: { wght: { min: 400, max: 700 } },
		// Pairs that stand closer, marks above letters, and figures of one width; the alternates are half of the font.
		keepFeatures: ['kern', 'mark', 'tnum'],
	});
}

/** Icons as letters: they take the colour of the text beside them, on paper and in the colours a reader's system forces, too. */
async function iconFont(): Promise<readonly (readonly [string, Buffer])[]> {
	const styles = readFileSync(resolve('@vscode/codicons/dist/codicon.css'), 'utf8');
	const codes = new Map(
		[...styles.matchAll(/\.codicon-([\w-]+):before \{ content: "\\([0-9a-f]+)" \}/g)].map(([, name, code]) => [
			name!,
			code!,
		]),
	);
	const rules = Object.entries(icons).map(([name, codicon]) => {
		const code = codes.get(codicon);
		if (code === undefined) throw new Error(`Codicons has no icon \`${codicon}\`, which \`${name}\` asks for.`);
		return { name, code };
	});
	const text = rules.map(({ code }) => String.fromCodePoint(Number.parseInt(code, 16))).join('');
	const font = readFileSync(resolve('@vscode/codicons/dist/codicon.ttf'));
	const css = rules.map(({ name, code }) => `.of-${name} {\n\t--icon: "\\${code}";\n}\n`).join('');
	return [
		['fonts/icons.woff2', await subsetFont(font, text, { targetFormat: 'woff2', keepFeatures: [] })],
		['styles/icon-names.css', Buffer.from(`/* Made by scripts/fonts.ts. */\n${css}`)],
	];
}

function range(from: number, to: number): string {
	return String.fromCodePoint(...Array.from({ length: to - from + 1 }, (_, i) => from + i));
}

function read(file: string): Buffer | undefined {
	try {
		return readFileSync(file);
	} catch {
		return undefined;
	}
}
