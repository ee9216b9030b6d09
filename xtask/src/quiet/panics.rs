//! Where a panic begins.

/// Functions of the standard library that never return, by what stands in
/// their symbols: module and name, each with its length before it.
const PANICS: [&str; 18] = [
    "4core9panicking9panic_fmt",
    "4core9panicking5panic",
    "4core9panicking18panic_bounds_check",
    "4core9panicking13assert_failed",
    "4core5slice5index16slice_index_fail",
    "4core5slice20copy_from_slice_impl17len_mismatch_fail",
    "4core3str16slice_error_fail",
    "4core6option13unwrap_failed",
    "4core6option13expect_failed",
    "4core6result13unwrap_failed",
    "4core4cell22panic_already_borrowed",
    "4core4cell30panic_already_mutably_borrowed",
    "4core4cell4lazy14panic_poisoned",
    "5alloc7raw_vec12handle_error",
    "5alloc5alloc18handle_alloc_error",
    "11swap_remove13assert_failed",
    "3std6thread5local18panic_access_error",
    "7___rustc17rust_begin_unwind",
];

/// Whether the function with this symbol is one in which a panic begins.
pub(super) fn begins(symbol: &str) -> bool {
    PANICS.iter().any(|panic| symbol.contains(panic))
}
