using System.Collections.Frozen;

namespace ConfigLint.Model.Puma;

/// <summary>Methods that every Ruby object has (module Kernel) and that configuration files call.</summary>
internal static class RubyLanguage
{
    private static readonly FrozenSet<string> Functions = new[]
    {
        "Array", "Float", "Hash", "Integer", "Rational", "String", "__dir__", "__method__", "abort", "at_exit", "autoload", "block_given?", "caller",
        "catch", "exec", "exit", "exit!", "fail", "fork", "format", "freeze", "frozen?", "gem", "gets", "instance_variable_get", "instance_variables",
        "is_a?", "lambda", "loop", "nil?", "open", "p", "pp", "print", "printf", "proc", "putc", "puts", "raise", "rand", "require", "require_relative",
        "respond_to?", "select", "sleep", "spawn", "sprintf", "srand", "system", "tap", "test", "throw", "trap", "using", "warn",
    }.ToFrozenSet();

    public static bool IsFunction(string name) => Functions.Contains(name);

    /// <summary>Statements behind it are not run.</summary>
    public static bool EndsTheRun(string name) => name is "raise" or "fail" or "exit" or "exit!" or "abort" or "throw";

    /// <summary>Runs code that is not there to be read.</summary>
    public static bool Runs(string name) => name is "eval" or "instance_eval" or "instance_exec" or "class_eval" or "class_exec" or "module_eval" or "module_exec"
        or "load" or "send" or "__send__" or "public_send" or "binding" or "define_method" or "define_singleton_method" or "instance_variable_set" or "extend" or "include" or "prepend"
        or "method" or "singleton_class";
}
