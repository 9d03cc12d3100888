namespace ConfigLint.Syntax.Ini;

/// <summary>Whose reader an INI file is meant for; they agree on little more than <c>[section]</c> and <c>key = value</c>.</summary>
public enum IniDialect
{
    /// <summary>php-fpm.conf and pool files: PHP's INI language, fed to it one physical line at a time (fpm_conf_load_ini_file).</summary>
    Php,

    /// <summary>php.ini: the same language, read as a whole, so that a quoted value may span lines and a key needs no value.</summary>
    PhpIni,

    /// <summary>systemd units (src/shared/conf-parser.c): comments only at the start of a line, a backslash at its end continues it.</summary>
    Systemd,

    /// <summary>supervisord.conf: Python's RawConfigParser with "; " and "# " comments behind a blank, indented lines continue a value.</summary>
    Supervisor,
}
