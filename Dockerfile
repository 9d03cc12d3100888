# docker run --rm -v "$PWD:/src:ro" IMAGE            lints the folder that is mounted at /src
# release.yml gives the stage "build" as a folder with the binaries of the release: --build-context build=FOLDER
FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
RUN apt-get update && apt-get install -y --no-install-recommends gcc libc6-dev && rm -rf /var/lib/apt/lists/*
WORKDIR /build
COPY . .
ARG TARGETARCH
RUN dotnet publish src/ConfigLint.Cli -c Release -r "linux-$(echo "$TARGETARCH" | sed s/amd64/x64/)" -o "/out/$TARGETARCH"

FROM mcr.microsoft.com/dotnet/runtime-deps:10.0
ARG TARGETARCH
COPY --from=build --chmod=755 /out/$TARGETARCH/configlint /usr/local/bin/configlint
# The user "app" of the base image.
USER 1654
WORKDIR /src
ENTRYPOINT ["configlint"]
