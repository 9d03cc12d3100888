using ConfigLint.Model.Puma;
using ConfigLint.Syntax.Text;

namespace ConfigLint.Tests.Model.Puma;

public sealed class DatabaseConfigTests
{
    [Theory]
    [InlineData("production:\n  pool: 7\n", "7")]
    [InlineData("production:\n  pool: \"7\"\n", "7")]
    [InlineData("base: &base\n  pool: 7\nproduction:\n  <<: *base\n", "7")]
    [InlineData("base: &base\n  pool: 7\nproduction:\n  <<: *base\n  pool: 8\n", "8")]
    [InlineData("production:\n  primary:\n    pool: 7\n  cache:\n    pool: 8\n", "7")]
    [InlineData("production:\n  pool: <%= ENV.fetch('N') { 5 } %>\n", "5")]
    [InlineData("production:\n  pool: <%= ENV['N'] || 5 -%>\n", "5")]
    [InlineData("production:\n  pool: \"<%= ENV['SET'] || 5 %>\"\n", "9")]
    [InlineData("production:\n  pool: <%= ENV['SET'].to_i + 1 %>\n  password: <%= ENV['P'] %>\n", "10")]
    [InlineData("# <%# if nobody %>\nproduction:\n  pool: 7\n", "7")]
    [InlineData("production:\n  pool: <%= Rails.pool %>\n", "?")]
    [InlineData("production:\n  pool: 1<%= 0 %>\n", "?")]
    [InlineData("production:\n  pool: many\n", "?")]
    [InlineData("production:\n  adapter: postgresql\n", "?")]
    [InlineData("production:\n  pool: 7\n  url: <%= ENV['UNSET_URL'] %>\n", "7")]
    [InlineData("production:\n  pool: 7\n  url: <%= ENV['SECRET'] %>\n", "?")]
    [InlineData("production:\n  pool: 7\n  url: postgres://a/b\n", "7")]
    [InlineData("production:\n  pool: 7\n  url: postgres://a/b?pool=9\n", "?")]
    [InlineData("<% if x %>\nproduction:\n  pool: 7\n<% end %>\n", "-")]
    [InlineData("production:\n  pool: <%= 7\n", "-")]
    [InlineData("development:\n  pool: 7\n", "-")]
    [InlineData("production: 7\n", "-")]
    [InlineData("production:\n\tpool: [", "-")]
    public void The_pool_is_that_of_production(string text, string expected)
    {
        var config = DatabaseConfig.Read(SourceText.From(text, "database.yml"), new TestEnvironment(("SET", "9"), ("SECRET", null)));
        Assert.Equal(expected, config is null ? "-" : PumaModel.Show(config.Pool));
    }

    [Theory]
    [InlineData("postgres://a/b?pool=3", "?")]
    [InlineData("postgres://a/b", "7")]
    [InlineData(null, "?")]
    public void DATABASE_URL_may_outweigh_it(string? url, string expected) =>
        Assert.Equal(expected, PumaModel.Show(DatabaseConfig.Read(SourceText.From("production:\n  pool: 7\n", "database.yml"), new TestEnvironment(("DATABASE_URL", url)))!.Pool));

    [Theory]
    [InlineData("45000", "45")]
    [InlineData("\"45000\"", "45")]
    [InlineData("1500ms", "1.5")]
    [InlineData("15s", "15")]
    [InlineData("15 s", "15")]
    [InlineData("2min", "120")]
    [InlineData("1h", "3600")]
    [InlineData("1d", "86400")]
    [InlineData("0", "0")]
    [InlineData("<%= ENV.fetch('T', 30_000) %>", "30")]
    [InlineData("<%= ENV['SECRET'] %>", "?")]
    [InlineData("-1", "?")]
    [InlineData("1.5s", "?")]
    [InlineData("s", "?")]
    [InlineData("soon", "?")]
    [InlineData("99999999999999s", "?")]
    [InlineData("~", "?")]
    public void The_time_of_a_statement_is_counted_as_PostgreSQL_does(string text, string expected)
    {
        var config = DatabaseConfig.Read(SourceText.From($"production:\n  variables:\n    statement_timeout: {text}\n", "database.yml"), new TestEnvironment(("SECRET", null)))!;
        Assert.Equal(expected, PumaModel.Show(config.StatementTimeout));
    }

    [Fact]
    public void A_value_stands_where_it_is_written_in_the_file()
    {
        var config = DatabaseConfig.Read(SourceText.From("production:\n  password: <%= 'a' * 20 %>\n  pool: <%= ENV.fetch('N', 5) %>\n", "database.yml"), new TestEnvironment())!;
        Assert.Equal("<%= ENV.fetch('N', 5) %>", config.Pool.At!.Value.Text);
        Assert.Equal(5, config.CheckoutTimeout.Value.TotalSeconds);
    }
}
