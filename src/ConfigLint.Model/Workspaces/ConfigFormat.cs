namespace ConfigLint.Model;

/// <summary>The language of a file.</summary>
public enum ConfigFormat
{
    Unknown,
    Nginx,
    Apache,

    /// <summary>php-fpm.conf and pool files.</summary>
    PhpFpm,

    /// <summary>php.ini and its conf.d.</summary>
    PhpIni,
    Gunicorn,
    Puma,
    Yaml,
    Dockerfile,
    Procfile,
    SystemdUnit,
    Supervisor,
    EnvFile,
    HAProxy,

    /// <summary>Files read only for versions or values: requirements.txt, Gemfile.lock, database.yml and the like.</summary>
    Metadata,
}
