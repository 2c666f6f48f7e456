//! The program against services that are well, wrong, hostile or not there.
