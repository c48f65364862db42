#include "CDigitPage.h"

static const unsigned char index_html[] = {
#embed "../DigitServer/Public/index.html"
};
static const unsigned char style_css[] = {
#embed "../DigitServer/Public/style.css"
};
static const unsigned char app_js[] = {
#embed "../DigitServer/Public/app.js"
};
static const unsigned char drawing_js[] = {
#embed "../DigitServer/Public/drawing.js"
};
static const unsigned char corrections_js[] = {
#embed "../DigitServer/Public/corrections.js"
};
static const unsigned char openapi_json[] = {
#embed "../DigitServer/Public/openapi.json"
};

#define FILE_OF(name, bytes) {name, bytes, sizeof bytes}

static const digits_page_file files[] = {
    FILE_OF("index.html", index_html),         FILE_OF("style.css", style_css),
    FILE_OF("app.js", app_js),                 FILE_OF("drawing.js", drawing_js),
    FILE_OF("corrections.js", corrections_js), FILE_OF("openapi.json", openapi_json),
};

size_t digits_page_file_count(void) { return sizeof files / sizeof files[0]; }

digits_page_file digits_page_file_at(size_t index) { return files[index]; }
