# bash completion for svcdesk
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
