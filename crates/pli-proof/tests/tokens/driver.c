/* A PKCS#11 driver for tests: SoftHSM behind it, with the faults of real drivers in front, chosen when it is compiled.
 *
 * REAL and CONF are strings: the module of SoftHSM and its configuration. The faults:
 * RSA_ONLY     no CKM_SHA256_RSA_PKCS
 * LYING        lists CKM_SHA256_RSA_PKCS and refuses it
 * LOCKS        locks the PIN at the third wrong one, with the flags of the standard
 * HANGS        never comes back from C_Login
 * SIGN_HANGS   never comes back from C_Sign
 * VANISHES=N   after N signatures the token is gone
 * EMPTY        readers without tokens
 * NO_READER    no reader
 * BENT         signatures with one wrong bit
 */
#include <dlfcn.h>
#include <stddef.h>
#include <stdlib.h>
#include <unistd.h>

typedef unsigned long ulong_t;
typedef ulong_t (*function_t)();

/* CK_FUNCTION_LIST of PKCS#11 2.40: a version, then 68 functions in a fixed order. */
struct table {
    unsigned char version[2];
    function_t functions[68];
};

enum {
    INITIALIZE = 0, GET_FUNCTION_LIST = 3, GET_SLOT_LIST = 4, GET_TOKEN_INFO = 6, GET_MECHANISM_LIST = 7,
    LOGIN = 18, SIGN_INIT = 42, SIGN = 43
};

/* Answers and flags of the standard. */
#define DEVICE_ERROR 0x30UL
#define MECHANISM_INVALID 0x70UL
#define PIN_INCORRECT 0xA0UL
#define PIN_LOCKED 0xA4UL
#define TOKEN_NOT_PRESENT 0xE0UL
#define COUNT_LOW 0x00010000UL
#define FINAL_TRY 0x00020000UL
#define LOCKED 0x00040000UL
#define SHA256_RSA_PKCS 0x40UL

/* CK_TOKEN_INFO: 96 bytes of text, then the flags. */
struct token_info {
    unsigned char text[96];
    ulong_t flags;
};

static struct table real, ours;
static int wrong_pins, signatures;

static ulong_t initialize(void *arguments)
{
    /* Once, before anybody reads the environment from another thread. */
    if (!getenv("SOFTHSM2_CONF"))
        setenv("SOFTHSM2_CONF", CONF, 1);
    return real.functions[INITIALIZE](arguments);
}

static ulong_t get_slot_list(unsigned char with_token, ulong_t *slots, ulong_t *count)
{
#if defined NO_READER
    (void)with_token, (void)slots;
    *count = 0;
    return 0;
#elif defined EMPTY
    if (with_token) {
        *count = 0;
        return 0;
    }
#endif
    return real.functions[GET_SLOT_LIST](with_token, slots, count);
}

static ulong_t get_token_info(ulong_t slot, struct token_info *info)
{
#ifdef VANISHES
    if (signatures >= VANISHES)
        return TOKEN_NOT_PRESENT;
#endif
    ulong_t answer = real.functions[GET_TOKEN_INFO](slot, info);
#ifdef LOCKS
    info->flags &= ~(COUNT_LOW | FINAL_TRY | LOCKED);
    info->flags |= wrong_pins > 2 ? LOCKED : wrong_pins == 2 ? FINAL_TRY | COUNT_LOW : wrong_pins == 1 ? COUNT_LOW : 0;
#endif
    return answer;
}

static ulong_t get_mechanism_list(ulong_t slot, ulong_t *list, ulong_t *count)
{
    ulong_t answer = real.functions[GET_MECHANISM_LIST](slot, list, count);
#ifdef RSA_ONLY
    for (ulong_t at = 0; list && at < *count; at++)
        if (list[at] == SHA256_RSA_PKCS)
            list[at] = 0x80000001UL;
#endif
    return answer;
}

static ulong_t login(ulong_t session, ulong_t user, void *pin, ulong_t length)
{
#ifdef HANGS
    for (;;)
        pause();
#endif
#ifdef LOCKS
    if (wrong_pins > 2)
        return PIN_LOCKED;
#endif
    ulong_t answer = real.functions[LOGIN](session, user, pin, length);
    if (answer == PIN_INCORRECT)
        wrong_pins++;
    else if (answer == 0)
        wrong_pins = 0;
    return answer;
}

static ulong_t sign_init(ulong_t session, ulong_t *mechanism, ulong_t key)
{
#ifdef LYING
    if (*mechanism == SHA256_RSA_PKCS)
        return MECHANISM_INVALID;
#endif
#ifdef VANISHES
    if (signatures >= VANISHES)
        return DEVICE_ERROR;
#endif
    return real.functions[SIGN_INIT](session, mechanism, key);
}

static ulong_t sign(ulong_t session, void *data, ulong_t length, unsigned char *signature, ulong_t *signature_length)
{
#ifdef SIGN_HANGS
    for (;;)
        pause();
#endif
    ulong_t answer = real.functions[SIGN](session, data, length, signature, signature_length);
    if (signature && answer == 0)
        signatures++;
#ifdef BENT
    if (signature && answer == 0)
        signature[*signature_length - 1] ^= 1;
#endif
    return answer;
}

ulong_t C_GetFunctionList(struct table **list)
{
    void *library = dlopen(REAL, RTLD_NOW | RTLD_LOCAL);
    ulong_t (*get)(struct table **) = library ? (ulong_t (*)(struct table **))dlsym(library, "C_GetFunctionList") : NULL;
    struct table *found = NULL;
    if (!get || get(&found) || !found)
        return DEVICE_ERROR;
    real = ours = *found;
    ours.functions[INITIALIZE] = (function_t)initialize;
    ours.functions[GET_FUNCTION_LIST] = (function_t)C_GetFunctionList;
    ours.functions[GET_SLOT_LIST] = (function_t)get_slot_list;
    ours.functions[GET_TOKEN_INFO] = (function_t)get_token_info;
    ours.functions[GET_MECHANISM_LIST] = (function_t)get_mechanism_list;
    ours.functions[LOGIN] = (function_t)login;
    ours.functions[SIGN_INIT] = (function_t)sign_init;
    ours.functions[SIGN] = (function_t)sign;
    *list = &ours;
    return 0;
}
