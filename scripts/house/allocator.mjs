/**
 * How the C library is to keep the memory of a server, by its own variables (glibc; others do not read them). Left to
 * itself it moves these bounds up as it goes: what large buffers of rooms took then lies between small ones for ever,
 * 70 kB for each document that somebody had open. Bytes.
 */
export const ALLOCATOR = { MALLOC_MMAP_THRESHOLD_: '32768', MALLOC_TRIM_THRESHOLD_: '131072' };
