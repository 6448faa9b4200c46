//! The proof crate from outside: keys, signatures made, signatures judged.

mod certificates;
mod judged;
mod pkcs12;
mod pkits;
mod sealing;
mod signing;
mod support;
mod verifying;
