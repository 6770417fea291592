# fish completion for svcdesk
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
