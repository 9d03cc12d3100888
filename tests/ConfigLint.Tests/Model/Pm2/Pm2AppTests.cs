using ConfigLint.Model;
using ConfigLint.Model.Pm2;

namespace ConfigLint.Tests.Model.Pm2;

public sealed class Pm2AppTests
{
    [Theory]
    [InlineData("instances: 4", "4")]
    [InlineData("instances: \"4\"", "4")]
    [InlineData("instances: max", "0")]
    [InlineData("instances: -1", "-1")]
    [InlineData("instances: many", "?")]
    [InlineData("instances: [1]", "?")]
    [InlineData("name: shop", "1")]
    public void Instances_are_a_number_or_all_processors(string line, string expected)
    {
        var app = Assert.Single(Read("ecosystem.config.yml", $"apps:\n  - script: app.js\n    {line}\n"));
        Assert.Equal(expected, app.Instances.TryGet(out var count) ? $"{count}" : "?");
    }

    [Fact]
    public void An_app_has_its_name_and_the_variables_of_all_environments()
    {
        var app = Assert.Single(Read("pm2.json", """{"apps": [{"name": "shop", "script": "app.js", "args": "-v", "env": {"A": 1}, "env_production": {"PORT": 3000}, "environment": {"B": 1}}]}"""));
        Assert.Equal(("shop", "app.js", "-v"), (app.AppName, app.Script, app.Arguments));
        Assert.Equal(["A", "PORT"], app.Variables);
    }

    [Theory]
    [InlineData("ecosystem.config.yml", "apps:\n  - name: shop\n")]
    [InlineData("ecosystem.config.yml", "apps: shop\n")]
    [InlineData("compose.yaml", "apps:\n  - script: app.js\n")]
    public void What_has_no_script_or_another_name_is_no_app(string path, string text) => Assert.Empty(Read(path, text));

    static IEnumerable<Pm2App> Read(string path, string text) =>
        StackBuilder.Build(Workspaces.Of(ConfigFormat.Yaml, (path, text))).SelectMany(stack => stack.Elements).OfType<Pm2App>();
}
