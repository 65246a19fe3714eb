/** A path with a slash at both its ends: where a server answers. */
export function basePath(base: string): string {
  return `/${base.replace(/^\/+|\/+$/gu, '')}/`.replace(/^\/\/$/u, '/');
}
