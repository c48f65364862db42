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
static const unsigned char corrections_js[] = {
#embed "../DigitServer/Public/corrections.js"
};
static const unsigned char drawing_js[] = {
#embed "../DigitServer/Public/drawing.js"
};
static const unsigned char history_js[] = {
#embed "../DigitServer/Public/history.js"
};
static const unsigned char page_js[] = {
#embed "../DigitServer/Public/page.js"
};
static const unsigned char panels_js[] = {
#embed "../DigitServer/Public/panels.js"
};
static const unsigned char pictures_js[] = {
#embed "../DigitServer/Public/pictures.js"
};
static const unsigned char press_js[] = {
#embed "../DigitServer/Public/press.js"
};
static const unsigned char reader_js[] = {
#embed "../DigitServer/Public/reader.js"
};
static const unsigned char reading_js[] = {
#embed "../DigitServer/Public/reading.js"
};
static const unsigned char openapi_json[] = {
#embed "../DigitServer/Public/openapi.json"
};

#define FILE_OF(name, bytes) {name, bytes, sizeof bytes}

static const digits_page_file files[] = {
    FILE_OF("index.html", index_html),
    FILE_OF("style.css", style_css),
    FILE_OF("app.js", app_js),
    FILE_OF("corrections.js", corrections_js),
    FILE_OF("drawing.js", drawing_js),
    FILE_OF("history.js", history_js),
    FILE_OF("page.js", page_js),
    FILE_OF("panels.js", panels_js),
    FILE_OF("pictures.js", pictures_js),
    FILE_OF("press.js", press_js),
    FILE_OF("reader.js", reader_js),
    FILE_OF("reading.js", reading_js),
    FILE_OF("openapi.json", openapi_json),
};

size_t digits_page_file_count(void) { return sizeof files / sizeof files[0]; }

digits_page_file digits_page_file_at(size_t index) { return files[index]; }
