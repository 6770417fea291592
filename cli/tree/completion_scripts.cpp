#include "cli/tree/completion_scripts.hpp"

namespace svcdesk::cli {
namespace {

// COMP_WORDBREAKS holds "=" and ":": bash hands over "--level=P" in three words, which are put
// together again here.
constexpr std::string_view bash = R"script(# bash completion for svcdesk
_svcdesk() {
  local line="${COMP_LINE:0:COMP_POINT}" cur words=() out value
  read -r -a words <<<"$line"
  [[ $line == *[[:space:]] ]] && words+=("")
  cur="${words[${#words[@]}-1]}"
  out="$("${words[0]}" __complete "${words[@]:1}" 2>/dev/null)"
  COMPREPLY=()
  case $out in
    :file*) compopt -o filenames 2>/dev/null; cur="${cur##*=}"; mapfile -t COMPREPLY < <(compgen -f -- "$cur"); return ;;
    :folder*) compopt -o filenames 2>/dev/null; cur="${cur##*=}"; mapfile -t COMPREPLY < <(compgen -d -- "$cur"); return ;;
  esac
  while IFS=$'\t' read -r value _; do
    [[ -z $value ]] && continue
    [[ $cur == --*=* ]] && value="${value#*=}"
    COMPREPLY+=("$(printf '%q' "$value")")
  done <<<"$out"
}
complete -F _svcdesk svcdesk
)script";

constexpr std::string_view zsh = R"script(#compdef svcdesk
# zsh completion for svcdesk
_svcdesk() {
  local out line value text
  local -a items
  out="$("${words[1]}" __complete "${(@)words[2,CURRENT]}" 2>/dev/null)"
  case $out in
    :file*) _files; return ;;
    :folder*) _files -/; return ;;
  esac
  for line in "${(@f)out}"; do
    [[ -z $line ]] && continue
    value="${line%%$'\t'*}"
    text="${line#*$'\t'}"
    [[ $text == $line ]] && text=""
    items+=("${value//:/\\:}${text:+:$text}")
  done
  _describe -V 'svcdesk' items
}
if [[ $zsh_eval_context[-1] == loadautofunc ]]; then
  _svcdesk "$@"
else
  compdef _svcdesk svcdesk
fi
)script";

constexpr std::string_view fish = R"script(# fish completion for svcdesk
function __svcdesk_complete
    set -l words (commandline -opc) (commandline -ct)
    set -l out ($words[1] __complete $words[2..-1] 2>/dev/null)
    switch "$out[1]"
        case ':file*'
            __fish_complete_path (commandline -ct)
        case ':folder*'
            __fish_complete_directories (commandline -ct)
        case '*'
            printf '%s\n' $out
    end
end
complete -c svcdesk -f -a '(__svcdesk_complete)'
)script";

}  // namespace

std::string_view completion_script(std::string_view shell) {
  if (shell == "zsh") return zsh;
  return shell == "fish" ? fish : bash;
}

}  // namespace svcdesk::cli
