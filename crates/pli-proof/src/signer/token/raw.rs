//! The two calls of PKCS#11 that `cryptoki` 0.12 does not offer: `C_Sign` and `C_Decrypt` alone, between a login for one use of a key
//! and its end.
//!
//! A key that asks each time wants `C_SignInit`, `C_Login`, `C_Sign` in this order and nothing between them; `Session::sign` does
//! the first and the last in one, and so for `decrypt`. Their multi-part forms exist for mechanisms that digest on the token only.
#![expect(
    unsafe_code,
    reason = "a call through the function table of a driver; every pointer is to a local value that outlives the call"
)]

use std::path::Path;
use std::ptr;

use cryptoki::context::Function;
use cryptoki::error::{Error, Rv};
use cryptoki::session::Session;
use cryptoki_sys::{
    CK_BYTE_PTR, CK_FUNCTION_LIST, CK_FUNCTION_LIST_PTR, CK_RV, CK_SESSION_HANDLE, CK_ULONG,
    CK_ULONG_PTR, Pkcs11,
};

/// Longest answer that is taken: RSA of 16,384 bits.
const MAX_ANSWER: usize = 2048;

/// A call that takes bytes and gives bytes.
type Call = unsafe extern "C" fn(
    CK_SESSION_HANDLE,
    CK_BYTE_PTR,
    CK_ULONG,
    CK_BYTE_PTR,
    CK_ULONG_PTR,
) -> CK_RV;

/// The function table of a driver, with the library that it stands in.
pub(super) struct FunctionTable {
    functions: CK_FUNCTION_LIST,
    _library: Pkcs11,
}

impl FunctionTable {
    /// Takes the table of a driver that is loaded and initialised already.
    pub(super) fn of(path: &Path) -> Result<Self, Error> {
        let mut list: CK_FUNCTION_LIST_PTR = ptr::null_mut();
        // SAFETY: the file was loaded before by `cryptoki`, whose caller chose it; the table is copied while it is loaded.
        unsafe {
            let library = Pkcs11::new(path).map_err(Error::LibraryLoading)?;
            if library.C_GetFunctionList.is_err() {
                return Err(Error::MissingSymbol("C_GetFunctionList"));
            }
            Rv::from(library.C_GetFunctionList(&raw mut list))
                .into_result(Function::GetFunctionList)?;
            if list.is_null() {
                return Err(Error::NullFunctionPointer);
            }
            Ok(Self {
                functions: *list,
                _library: library,
            })
        }
    }

    /// Ends the signature that was begun in this session.
    pub(super) fn sign(&self, session: &Session, data: &[u8]) -> Result<Vec<u8>, Error> {
        end(self.functions.C_Sign, Function::Sign, session, data)
    }

    /// Ends the decryption that was begun in this session.
    pub(super) fn decrypt(&self, session: &Session, data: &[u8]) -> Result<Vec<u8>, Error> {
        end(self.functions.C_Decrypt, Function::Decrypt, session, data)
    }
}

fn end(
    call: Option<Call>,
    name: Function,
    session: &Session,
    data: &[u8],
) -> Result<Vec<u8>, Error> {
    let call = call.ok_or(Error::NullFunctionPointer)?;
    let mut data = data.to_vec();
    let data_length = CK_ULONG::try_from(data.len())?;
    let mut answer = vec![0; MAX_ANSWER];
    let mut length = CK_ULONG::try_from(answer.len())?;
    // SAFETY: both buffers live through the call and their lengths are told; the session is open.
    let told = unsafe {
        call(
            session.handle(),
            data.as_mut_ptr(),
            data_length,
            answer.as_mut_ptr(),
            &raw mut length,
        )
    };
    Rv::from(told).into_result(name)?;
    answer.truncate(usize::try_from(length)?);
    Ok(answer)
}
