namespace CableViewer.Web.Browse.Lists;

/// <summary>The first part of a path that is a property cables are listed by: <c>origin</c>.</summary>
internal sealed class ListKindConstraint : IRouteConstraint
{
    public const string Name = "listkind";

    public bool Match(HttpContext? httpContext, IRouter? route, string routeKey, RouteValueDictionary values,
        RouteDirection routeDirection) =>
        values[routeKey] is string name && ListKind.Find(name) is not null;
}
