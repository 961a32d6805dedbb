/** What a page may load and do: only what this site serves. The server for authors adds its own script and styles to a page. */
export function contentPolicy(dev: boolean): string {
	return [
		"default-src 'none'",
		// The full-text search is WebAssembly, which a policy counts among what is evaluated.
		dev ? "script-src 'self' 'unsafe-inline'" : "script-src 'self' 'wasm-unsafe-eval'",
		"worker-src 'self'",
		dev ? "style-src 'self' 'unsafe-inline'" : "style-src 'self'",
		"img-src 'self' data:",
		"font-src 'self'",
		"manifest-src 'self'",
		dev ? "connect-src 'self' ws://127.0.0.1:*" : "connect-src 'self'",
		"base-uri 'none'",
		"form-action 'none'",
	].join('; ');
}
